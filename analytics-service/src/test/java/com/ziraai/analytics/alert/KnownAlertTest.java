package com.ziraai.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownAlertTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
    private static final Duration CLEAR_AFTER = Duration.ofMinutes(10);

    private Optional<KnownAlert> known = Optional.empty();

    @Test
    void isRaisedOnceForAsLongAsItIsOver() {
        see(0, true);
        Alert raised = alert();
        known = known.map(each -> new KnownAlert(each.alert(), each.wellSince(), true));
        see(1, true);

        assertThat(alert()).isEqualTo(raised);
        assertThat(alert().getAlertKey()).isEqualTo("SLA_AT_RISK/sponsor-1");
        assertThat(known).get().extracting(KnownAlert::published).isEqualTo(true);
    }

    @Test
    void aNumberThatGoesToAndFroNeitherClearsNorRaisesAnew() {
        see(0, true);
        for (int minute = 1; minute < 60; minute += 2) {
            see(minute, false);
            see(minute + 1, true);
        }

        assertThat(known).get().extracting(KnownAlert::inForce).isEqualTo(true);
        assertThat(alert().getRaisedAt()).isEqualTo(START);
    }

    @Test
    void isClearedWhenItHasBeenWellLongEnough() {
        see(0, true);
        see(1, false);
        see(10, false);
        assertThat(known).get().extracting(KnownAlert::inForce).isEqualTo(true);

        see(11, false);

        assertThat(known).get().extracting(KnownAlert::inForce).isEqualTo(false);
        assertThat(alert().getRaisedAt()).isEqualTo(START);
        assertThat(alert().getClearedAt()).isEqualTo(START.plus(Duration.ofMinutes(11)));
        assertThat(known).get().extracting(KnownAlert::published).isEqualTo(false);
    }

    @Test
    void isRaisedAnewAfterItWasCleared() {
        see(0, true);
        see(1, false);
        see(11, false);
        see(12, true);

        assertThat(known).get().extracting(KnownAlert::inForce).isEqualTo(true);
        assertThat(alert().getRaisedAt()).isEqualTo(START.plus(Duration.ofMinutes(12)));
        assertThat(alert().getClearedAt()).isNull();
    }

    @Test
    void nothingWrongIsNoAlert() {
        see(0, false);

        assertThat(known).isEmpty();
    }

    private void see(int minute, boolean over) {
        Finding finding =
                new Finding(AlertKind.SLA_AT_RISK, "sponsor-1", over, over ? 0.9 : 1, 0.97, 100);
        known =
                KnownAlert.next(
                        known, finding, CLEAR_AFTER, START.plus(Duration.ofMinutes(minute)));
    }

    private Alert alert() {
        return known.orElseThrow().alert();
    }
}

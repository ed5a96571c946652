package com.ziraai.campaign.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.forecast.Paces.Seen;
import com.ziraai.event.Channel;
import com.ziraai.event.OperationType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacesTest {

    private static final Line SMS = new Line(Channel.SMS, OperationType.BULK_LINK_SEND);
    private static final Line WHATSAPP = new Line(Channel.WHATSAPP, OperationType.BULK_LINK_SEND);

    private final Paces paces = new Paces();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void nothingIsKnownOfAQuietLine() {
        look(running("a", SMS, 0, false));
        look(running("a", SMS, 900, false));
        assertThat(paces.of(SMS)).isEmpty();
    }

    @Test
    void allOperationsOfALineAreItsPaceWhateverIsOverOrBeginsMeanwhile() {
        look(running("a", SMS, 100, true), running("b", SMS, 0, true));
        look(
                finished("a", SMS, 600),
                running("b", SMS, 1_000, true),
                running("c", SMS, 500, true),
                running("d", WHATSAPP, 700, true));
        assertThat(paces.of(SMS)).contains(2_000 / 10.0);
        assertThat(paces.of(WHATSAPP)).isEmpty();
        assertThat(paces.open()).containsExactlyInAnyOrder("b", "c", "d");
    }

    @Test
    void beginningAndEndTellNothing() {
        look();
        look(running("a", SMS, 20, true));
        assertThat(paces.of(SMS)).isEmpty();
        look(running("a", SMS, 4_020, true));
        look(running("a", SMS, 4_100, false));
        look(finished("a", SMS, 4_120));
        look();
        assertThat(paces.of(SMS)).contains(400.0);
    }

    @Test
    void whatIsSeenNowCountsAsMuchAsAllBefore() {
        look(running("a", SMS, 0, true));
        look(running("a", SMS, 1_000, true));
        look(running("a", SMS, 3_000, true));
        assertThat(paces.of(SMS)).contains(150.0);
    }

    @Test
    void aLineThatStandsStillKeepsItsPace() {
        look(running("a", SMS, 0, true));
        look(running("a", SMS, 1_000, true));
        look(running("a", SMS, 1_000, true));
        assertThat(paces.of(SMS)).contains(100.0);
    }

    private void look(Seen... all) {
        now = now.plusSeconds(10);
        paces.look(List.of(all), now);
    }

    private static Seen running(String id, Line line, long known, boolean held) {
        return new Seen(id, line, known, true, held);
    }

    private static Seen finished(String id, Line line, long known) {
        return new Seen(id, line, known, false, false);
    }
}

package com.ziraai.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.admission.KeptAnswer;
import com.ziraai.campaign.admission.RequestKey;
import com.ziraai.campaign.audience.Audiences;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.order.Order;
import com.ziraai.campaign.order.Ordering;
import com.ziraai.campaign.order.Planned;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.sponsor.Sponsors;
import com.ziraai.campaign.trace.Origin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Orders nobody sends a request for, as schedules and workflows give them. */
class OrderingIT {

    private static final String SPONSOR = "ordering";
    private static final String SCHEDULE = "schedule:1";

    private final RunningCampaign campaign = RunningCampaign.shared();
    private final Sponsor sponsor =
            Objects.requireNonNull(
                    campaign.bean(Sponsors.class)
                            .of(
                                    new Caller(
                                            SCHEDULE,
                                            Optional.of(SPONSOR),
                                            Optional.of("Ordering"),
                                            false),
                                    SPONSOR)
                            .block());

    @Test
    void anOrderIsAcceptedOnceForEachOccurrenceAndNeedsNoRequest() {
        String first = accept("2026-11-30T09:00");
        String again = accept("2026-11-30T09:00");
        String next = accept("2026-12-01T09:00");

        assertThat(again).isEqualTo(first);
        assertThat(next).isNotEqualTo(first);
        assertThat(
                        campaign.number(
                                "SELECT count(*) FROM operation WHERE sponsor_id = 'ordering'"
                                        + " AND created_by = 'schedule:1' AND total_items = 2"))
                .isEqualTo(2);
        assertThat(
                        campaign.number(
                                "SELECT count(*) FROM batch WHERE operation_id IN ('%s', '%s')"
                                        .formatted(first, next)))
                .isEqualTo(2);
        assertThat(
                        campaign.get(
                                        "/api/v1/bulk-operations/status/" + first,
                                        campaign.tokens().sponsor(SPONSOR))
                                .status())
                .isEqualTo(200);
    }

    private String accept(String occurrence) {
        Audiences audiences = campaign.bean(Audiences.class);
        Order order =
                new Order(
                        "Nightly",
                        "Merhaba {link}",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        KeptAnswer answer =
                campaign.bean(Ordering.class)
                        .accept(
                                sponsor,
                                order,
                                Mono.just(
                                        audiences.of(
                                                List.of(
                                                        recipient("+905551230001"),
                                                        recipient("+905551230002")))),
                                Origin.of(SCHEDULE),
                                RequestKey.of(SCHEDULE, occurrence, occurrence.getBytes(UTF_8)),
                                OrderingIT::told)
                        .block();
        return new String(Objects.requireNonNull(answer).body(), UTF_8);
    }

    private static Recipient recipient(String phone) {
        return new Recipient(null, phone, null, null, null, null, null, null, null);
    }

    private static KeptAnswer told(Planned accepted) {
        return new KeptAnswer(202, accepted.order().operation().id().value().getBytes(UTF_8));
    }
}

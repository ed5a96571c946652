package com.ziraai.analytics.alert;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.analytics.access.Answers;
import com.ziraai.analytics.access.Caller;
import com.ziraai.event.Alert;
import com.ziraai.event.AlertSeverity;
import java.time.Instant;
import java.util.List;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/alerts}: the alerts in force, newest first. A sponsor sees its own; an admin
 * all of them, or with {@code sponsorId} one sponsor's.
 */
final class AlertRoutes {

    private final Alerts alerts;
    private final Answers answers;

    AlertRoutes(Alerts alerts, Answers answers) {
        this.alerts = alerts;
        this.answers = answers;
    }

    /** The whole answer. */
    record Answer(List<AlertView> alerts) {}

    /** One alert; the fields are those of {@link Alert}. */
    record AlertView(
            String alert,
            String sponsorId,
            AlertSeverity severity,
            double value,
            double threshold,
            long sample,
            Instant raisedAt) {

        static AlertView of(Alert alert) {
            return new AlertView(
                    alert.getAlert(),
                    alert.getSponsorId(),
                    alert.getSeverity(),
                    alert.getValue(),
                    alert.getThreshold(),
                    alert.getSample(),
                    alert.getRaisedAt());
        }
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET("/api/v1/alerts", this::inForce).build();
    }

    private Mono<ServerResponse> inForce(ServerRequest request) {
        return Caller.of(request)
                .map(caller -> caller.sponsor(request.queryParam("sponsorId")))
                .flatMapMany(alerts::inForce)
                .map(each -> AlertView.of(each.alert()))
                .collectList()
                .map(Answer::new)
                .flatMap(answers::data);
    }
}

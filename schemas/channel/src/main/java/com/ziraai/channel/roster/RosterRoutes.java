package com.ziraai.channel.roster;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.channel.sender.Sender;
import com.ziraai.event.SenderState;
import com.ziraai.inquiry.Inquiries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * {@code GET /api/v1/senders} and {@code PUT /api/v1/senders/{sender}}, for the gateway alone: it
 * knows who may ask and notes who did.
 */
final class RosterRoutes {

    private static final String SENDERS = "/api/v1/senders";

    /** What the gateway's tokens say they are for. */
    private static final String READ = "senders.read";

    private static final String CHANGE = "senders.change";

    private final Lanes<?> lanes;
    private final Roster roster;
    private final Announcer announcer;
    private final Inquiries inquiries;

    RosterRoutes(Lanes<?> lanes, Roster roster, Announcer announcer, Inquiries inquiries) {
        this.lanes = lanes;
        this.roster = roster;
        this.announcer = announcer;
        this.inquiries = inquiries;
    }

    /**
     * One sender.
     *
     * @param standing OPEN, RESTS, FULL or OFF: whether it takes messages now
     * @param dailyCapacity null for any number
     * @param capacityLeft of today, UTC; null where there is no capacity or nothing was sent yet
     * @param revision 0 while the topic does not have it
     * @param changedBy SETTINGS or ADMINISTRATOR
     * @param changedAt null while the topic does not have it
     */
    record Seen(
            String provider,
            String sender,
            String standing,
            boolean enabled,
            double ratePerSecond,
            double weight,
            @Nullable Long dailyCapacity,
            @Nullable Long capacityLeft,
            Set<String> countries,
            Set<String> sponsors,
            long revision,
            String changedBy,
            @Nullable Instant changedAt) {}

    RouterFunction<ServerResponse> routes() {
        return route().GET(
                        SENDERS,
                        request ->
                                inquiries.answerGateway(
                                        READ, request, () -> Mono.fromSupplier(this::all)))
                .PUT(
                        SENDERS + "/{sender}",
                        request -> inquiries.answerGateway(CHANGE, request, () -> change(request)))
                .build();
    }

    private List<Seen> all() {
        return lanes.all().stream().map(this::seen).toList();
    }

    private Mono<Seen> change(ServerRequest request) {
        String sender = request.pathVariable("sender");
        return request.bodyToMono(SenderChange.class)
                .onErrorMap(ServerWebInputException.class, _ -> refused(HttpStatus.BAD_REQUEST))
                .switchIfEmpty(Mono.error(() -> refused(HttpStatus.BAD_REQUEST)))
                .filter(SenderChange::isPossible)
                .switchIfEmpty(Mono.error(() -> refused(HttpStatus.BAD_REQUEST)))
                .publishOn(Schedulers.boundedElastic())
                .mapNotNull(change -> announcer.change(sender, change).orElse(null))
                .onErrorMap(Announcer::isAway, _ -> refused(HttpStatus.SERVICE_UNAVAILABLE))
                .flatMap(_ -> Mono.justOrEmpty(lanes.of(sender)).map(this::seen));
    }

    private static ResponseStatusException refused(HttpStatus status) {
        return new ResponseStatusException(status);
    }

    private Seen seen(Lane<?> lane) {
        Sender sender = lane.sender();
        Optional<SenderState> heard = roster.heard(sender.name());
        double left = lane.capacityLeft();
        return new Seen(
                sender.provider(),
                sender.name(),
                lane.standing().name(),
                sender.enabled(),
                sender.ratePerSecond(),
                sender.weight(),
                sender.dailyCapacity().isPresent()
                        ? (Long) sender.dailyCapacity().getAsLong()
                        : null,
                Double.isNaN(left) ? null : (Long) (long) left,
                new TreeSet<>(sender.countries()),
                new TreeSet<>(sender.sponsors()),
                heard.map(SenderState::getRevision).orElse(0L),
                heard.map(state -> state.getChangedBy().name()).orElse("SETTINGS"),
                heard.map(SenderState::getOccurredAt).orElse(null));
    }
}

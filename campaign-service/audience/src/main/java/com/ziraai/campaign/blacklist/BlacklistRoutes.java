package com.ziraai.campaign.blacklist;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.consent.ConsentOutbox;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.Parameters;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.sponsor.Sponsors;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code /api/v1/blacklist} for sponsors and the same under {@code /api/v1/suppressions} for
 * administrators: {@code POST} adds, {@code POST …/lookup} finds by address, {@code GET} lists,
 * {@code GET} and {@code DELETE …/{entryId}}. Another's entry is answered like none.
 */
final class BlacklistRoutes {

    private static final int STANDARD_PAGE = 50;
    private static final int LONGEST_PAGE = 1000;
    private static final String NO_REGION = "ZZ";

    private final Blacklist blacklist;
    private final ConsentOutbox consents;
    private final Sponsors sponsors;
    private final ContactKeys contactKeys;
    private final StrictJson json;
    private final Clock clock;

    BlacklistRoutes(
            Blacklist blacklist,
            ConsentOutbox consents,
            Sponsors sponsors,
            ContactKeys contactKeys,
            StrictJson json,
            Clock clock) {
        this.blacklist = blacklist;
        this.consents = consents;
        this.sponsors = sponsors;
        this.contactKeys = contactKeys;
        this.json = json;
        this.clock = clock;
    }

    /** Who asks, about whose entries. */
    private record Scope(Caller caller, Owner owner, String region) {}

    private interface Scopes {

        Mono<Scope> of(ServerRequest request);
    }

    RouterFunction<ServerResponse> routes() {
        Builder routes = route();
        add(routes, "/api/v1/blacklist", this::sponsor);
        add(routes, "/api/v1/suppressions", this::everybody);
        return routes.build();
    }

    private void add(Builder routes, String path, Scopes scopes) {
        routes.GET(path, request -> scopes.of(request).flatMap(scope -> page(request, scope)))
                .POST(path, request -> scopes.of(request).flatMap(scope -> add(request, scope)))
                .POST(
                        path + "/lookup",
                        request -> scopes.of(request).flatMap(scope -> lookUp(request, scope)))
                .GET(
                        path + "/{entryId}",
                        request ->
                                scopes.of(request)
                                        .flatMap(scope ->
                                                found(
                                                        scope,
                                                        request.pathVariable("entryId"),
                                                        HttpStatus.OK)))
                .DELETE(
                        path + "/{entryId}",
                        request -> scopes.of(request).flatMap(scope -> remove(request, scope)));
    }

    private Mono<Scope> sponsor(ServerRequest request) {
        return Caller.of(request)
                .flatMap(caller ->
                        sponsors.of(caller, Parameters.sponsor(request, caller))
                                .map(sponsor -> scope(caller, sponsor)));
    }

    private static Scope scope(Caller caller, Sponsor sponsor) {
        return new Scope(caller, new Owner(sponsor.id()), sponsor.defaultRegion());
    }

    private Mono<Scope> everybody(ServerRequest request) {
        return Caller.of(request)
                .filter(Caller::admin)
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.of(HttpStatus.FORBIDDEN, "FORBIDDEN")))
                .map(caller -> new Scope(caller, Owner.EVERYBODY, NO_REGION));
    }

    private Mono<ServerResponse> page(ServerRequest request, Scope scope) {
        int pageSize = Parameters.number(request, "limit", STANDARD_PAGE, 1, LONGEST_PAGE);
        int after = Parameters.number(request, "after", 0, 0, Integer.MAX_VALUE);
        return blacklist
                .page(scope.owner, after, pageSize + 1)
                .collectList()
                .map(found -> BlacklistAnswer.page(found, pageSize))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    private Mono<ServerResponse> add(ServerRequest request, Scope scope) {
        return body(request)
                .flatMap(body -> {
                    NewEntry entry = entry(body, scope);
                    return blacklist
                            .add(scope.owner, entry)
                            .delayUntil(_ -> inForce(scope, entry.contactKey()))
                            .flatMap(added ->
                                    found(
                                            scope,
                                            entry.contactKey(),
                                            added ? HttpStatus.CREATED : HttpStatus.OK));
                });
    }

    /** Whoever is told that a number is on a list may rely on it. */
    private Mono<Void> inForce(Scope scope, String contactKey) {
        return consents.published(scope.owner.key(), contactKey);
    }

    private NewEntry entry(BlacklistRequest body, Scope scope) {
        BlacklistRequest.Address address = body.address(scope.region);
        return new NewEntry(
                contactKeys.hasher().keyOf(address.normalised()),
                address.masked(),
                body.reasonOrNone(),
                now(),
                scope.caller.subject());
    }

    private Mono<ServerResponse> lookUp(ServerRequest request, Scope scope) {
        return body(request)
                .map(body -> contactKeys.hasher().keyOf(body.address(scope.region).normalised()))
                .flatMap(contactKey -> found(scope, contactKey, HttpStatus.OK));
    }

    private Mono<BlacklistRequest> body(ServerRequest request) {
        return request.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(bytes -> json.read(bytes, BlacklistRequest.class));
    }

    private Mono<ServerResponse> found(Scope scope, String contactKey, HttpStatus status) {
        return blacklist
                .find(scope.owner, contactKey)
                .switchIfEmpty(Mono.error(BlacklistRoutes::none))
                .flatMap(entry ->
                        ServerResponse.status(status).bodyValue(BlacklistAnswer.of(entry)));
    }

    private Mono<ServerResponse> remove(ServerRequest request, Scope scope) {
        String contactKey = request.pathVariable("entryId");
        return blacklist
                .remove(scope.owner, contactKey, scope.caller.subject(), now())
                .filter(removed -> removed)
                .switchIfEmpty(Mono.error(BlacklistRoutes::none))
                .delayUntil(_ -> inForce(scope, contactKey))
                .flatMap(removed ->
                        ServerResponse.ok().bodyValue(new BlacklistAnswer.Removed(true)));
    }

    private static ProblemException none() {
        return ProblemException.of(HttpStatus.NOT_FOUND, "ENTRY_NOT_FOUND");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package com.ziraai.campaign.price;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.price.PriceList.Place;
import com.ziraai.event.Channel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/v1/prices} for everybody; {@code PUT} and {@code DELETE
 * /api/v1/prices/{channel}/{country}} for administrators.
 */
final class PriceRoutes {

    private static final String PRICES = "/api/v1/prices";
    private static final String PRICE = PRICES + "/{channel}/{country}";
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Prices prices;
    private final String currency;
    private final StrictJson json;

    PriceRoutes(Prices prices, String currency, StrictJson json) {
        this.prices = prices;
        this.currency = currency;
        this.json = json;
    }

    RouterFunction<ServerResponse> routes() {
        return route().GET(PRICES, this::list)
                .PUT(PRICE, this::set)
                .DELETE(PRICE, this::remove)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        return Caller.of(request).then(Mono.defer(this::answer));
    }

    private Mono<ServerResponse> set(ServerRequest request) {
        return administrator(request)
                .flatMap(actor ->
                        request.bodyToMono(byte[].class)
                                .defaultIfEmpty(new byte[0])
                                .map(body -> json.read(body, PriceRequest.class).micros())
                                .flatMap(micros -> prices.set(place(request), micros, actor)))
                .then(Mono.defer(this::answer));
    }

    private Mono<ServerResponse> remove(ServerRequest request) {
        return administrator(request)
                .flatMap(actor -> prices.remove(place(request), actor))
                .then(Mono.defer(this::answer));
    }

    private static Mono<String> administrator(ServerRequest request) {
        return Caller.of(request)
                .map(caller -> {
                    if (!caller.admin()) {
                        throw ProblemException.of(HttpStatus.FORBIDDEN, "FORBIDDEN");
                    }
                    return caller.subject();
                });
    }

    private static Place place(ServerRequest request) {
        Violations violations = new Violations();
        String channel = request.pathVariable("channel").toUpperCase(Locale.ROOT);
        String country = request.pathVariable("country").toUpperCase(Locale.ROOT);
        Optional<Channel> known =
                Arrays.stream(Channel.values())
                        .filter(each -> each.name().equals(channel))
                        .findFirst();
        if (known.isEmpty()) {
            violations.add("channel", "UNKNOWN_CHANNEL", request.pathVariable("channel"));
        }
        if (!country.equals(PriceList.ELSEWHERE) && !COUNTRIES.contains(country)) {
            violations.add("country", "UNKNOWN_COUNTRY", request.pathVariable("country"));
        }
        return known.filter(_ -> violations.isEmpty())
                .map(each -> new Place(each, country))
                .orElseThrow(() -> ProblemException.invalid(violations));
    }

    private Mono<ServerResponse> answer() {
        return prices.current()
                .flatMap(current ->
                        ServerResponse.ok().bodyValue(PriceAnswer.of(current, currency)));
    }
}

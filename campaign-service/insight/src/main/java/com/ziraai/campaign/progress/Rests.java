package com.ziraai.campaign.progress;

import com.ziraai.campaign.forecast.Forecasts;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** Sees whether operations wait for senders that take no messages. */
final class Rests {

    private final Forecasts forecasts;

    Rests(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    /** The same, waiting for its senders where none of them takes a message for a while. */
    Mono<Standing> seen(Standing standing) {
        if (!standing.needsSenders()) {
            return Mono.just(standing);
        }
        return forecasts
                .opensLate(standing.asked().channel())
                .map(opens -> standing.resting(opens.truncatedTo(ChronoUnit.SECONDS)))
                .defaultIfEmpty(standing);
    }
}

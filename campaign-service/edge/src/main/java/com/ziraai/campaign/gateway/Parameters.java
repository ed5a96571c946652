package com.ziraai.campaign.gateway;

import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads what stands in paths and queries; what does not fit is a 400 that names it. */
public final class Parameters {

    private Parameters() {}

    /** A whole number of the query, {@code standard} where it is absent. */
    public static int number(
            ServerRequest request, String name, int standard, int least, int most) {
        return request.queryParam(name)
                .map(text -> number(name, text, least, most))
                .orElse(standard);
    }

    /** As {@link #number}, for numbers beyond an int. */
    public static long bigNumber(
            ServerRequest request, String name, long standard, long least, long most) {
        return request.queryParam(name)
                .map(text -> bigNumber(name, text, least, most))
                .orElse(standard);
    }

    /**
     * The position of the query behind which a page begins, empty for the first page; what cannot
     * be one is a 400.
     *
     * @param fits whether a text can be one
     */
    public static Optional<String> position(
            ServerRequest request, String name, Predicate<String> fits) {
        Optional<String> given = request.queryParam(name).filter(text -> !text.isEmpty());
        if (given.filter(fits.negate()).isPresent()) {
            throw ProblemException.invalid(name, "UNKNOWN_POSITION");
        }
        return given;
    }

    /** A whole number of the path. */
    public static int pathNumber(ServerRequest request, String name, int least, int most) {
        return number(name, request.pathVariable(name), least, most);
    }

    private static int number(String name, String text, int least, int most) {
        return Math.toIntExact(bigNumber(name, text, least, most));
    }

    private static long bigNumber(String name, String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Named below, as a number out of bounds is.
        }
        throw ProblemException.invalid(name, "RANGE", least, most);
    }

    /**
     * Whose things are asked for: the caller's own, or of an administrator those of {@code
     * sponsorId}.
     */
    public static String sponsor(ServerRequest request, Caller caller) {
        Optional<String> named = request.queryParam("sponsorId");
        if (caller.admin()) {
            return named.or(caller::sponsorId)
                    .filter(Caller::isSponsorId)
                    .orElseThrow(Parameters::withoutSponsor);
        }
        String own = caller.sponsorId().orElseThrow(Parameters::withoutSponsor);
        if (named.isPresent() && !named.get().equals(own)) {
            throw ProblemException.of(HttpStatus.FORBIDDEN, "FORBIDDEN");
        }
        return own;
    }

    private static ProblemException withoutSponsor() {
        return ProblemException.invalid("sponsorId", "REQUIRED");
    }
}

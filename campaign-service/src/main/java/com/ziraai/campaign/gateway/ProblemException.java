package com.ziraai.campaign.gateway;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * A request cannot be served and the caller is told why. The catalogue has the text of each error
 * under {@code error.<code>}.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Violations so decisive that the answer as a whole carries their code. */
    private static final List<String> HEADLINES =
            List.of("UNKNOWN_CHANNEL", "CHANNEL_NOT_AVAILABLE");

    private final HttpStatus status;
    private final String error;
    private final transient List<Object> arguments;
    private final transient Optional<Violations> violations;
    private final transient Optional<RecipientCounts> counts;
    private final transient Optional<Details.Location> location;

    private ProblemException(
            HttpStatus status,
            String error,
            List<Object> arguments,
            Optional<Violations> violations,
            Optional<RecipientCounts> counts,
            Optional<Details.Location> location) {
        super(error, null, false, false);
        this.status = status;
        this.error = error;
        this.arguments = arguments;
        this.violations = violations;
        this.counts = counts;
        this.location = location;
    }

    /** An error that its code says in full. */
    public static ProblemException of(HttpStatus status, String error, Object... arguments) {
        return new ProblemException(
                status,
                error,
                List.of(arguments),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The request was understood and is wrong. */
    public static ProblemException invalid(Violations violations) {
        return invalid(violations, Optional.empty());
    }

    /** A request with recipients was understood and is wrong. */
    public static ProblemException invalid(Violations violations, RecipientCounts counts) {
        return invalid(violations, Optional.of(counts));
    }

    private static ProblemException invalid(
            Violations violations, Optional<RecipientCounts> counts) {
        String error =
                violations.firstOf(HEADLINES).map(Violation::code).orElse("VALIDATION_FAILED");
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                error,
                violations
                        .firstOf(HEADLINES)
                        .map(Violation::arguments)
                        .orElse(List.of(violations.count())),
                Optional.of(violations),
                counts,
                Optional.empty());
    }

    /** The body is no JSON; it breaks at that line and column, from 1. */
    static ProblemException malformed(int line, int column) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                "MALFORMED_JSON",
                List.of(line, column),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Details.Location(line, column)));
    }

    /** Status of the answer. */
    public HttpStatus status() {
        return status;
    }

    /** Stable upper-case code. */
    public String error() {
        return error;
    }

    /** What is wrong with the request, where that is the problem. */
    public Optional<Violations> violations() {
        return violations;
    }

    List<Object> arguments() {
        return arguments;
    }

    Optional<RecipientCounts> counts() {
        return counts;
    }

    Optional<Details.Location> location() {
        return location;
    }
}

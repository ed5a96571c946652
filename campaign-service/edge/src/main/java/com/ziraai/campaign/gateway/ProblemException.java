package com.ziraai.campaign.gateway;

import java.time.Duration;
import java.time.Instant;
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

    /** When a running operation may have come to rest. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final HttpStatus status;
    private final String error;
    private final transient List<Object> arguments;
    private final transient Optional<Violations> violations;
    private final transient Optional<RecipientCounts> counts;
    private final transient Optional<Details> details;
    private final transient Optional<Duration> retryAfter;

    private ProblemException(
            HttpStatus status,
            String error,
            List<Object> arguments,
            Optional<Violations> violations,
            Optional<RecipientCounts> counts,
            Optional<Details> details,
            Optional<Duration> retryAfter) {
        super(error, null, false, false);
        this.status = status;
        this.error = error;
        this.arguments = arguments;
        this.violations = violations;
        this.counts = counts;
        this.details = details;
        this.retryAfter = retryAfter;
    }

    /** An error that its code says in full. */
    public static ProblemException of(HttpStatus status, String error, Object... arguments) {
        return new ProblemException(
                status,
                error,
                List.of(arguments),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** An error that goes away by itself: the same request may succeed after that time. */
    public static ProblemException later(
            HttpStatus status, String error, Duration wait, Object... arguments) {
        return new ProblemException(
                status,
                error,
                List.of(arguments),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(wait));
    }

    /**
     * A limit of the sponsor's plan would be passed.
     *
     * @param limit its name
     * @param value how much it allows
     * @param used how much of it is used
     * @param requested how much more was asked for
     * @param freesAt when it is free again; empty when that depends on what is running
     */
    public static ProblemException overLimit(
            String limit,
            long value,
            long used,
            long requested,
            Optional<Instant> freesAt,
            Instant now) {
        return new ProblemException(
                HttpStatus.TOO_MANY_REQUESTS,
                "QUOTA_EXCEEDED",
                List.of(limit, value, used),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Details.Limit(limit, value, used, requested, freesAt.orElse(null))),
                Optional.of(freesAt.map(at -> Duration.between(now, at)).orElse(SOON)));
    }

    /**
     * An idempotency key came with another request.
     *
     * @param operationId what the first one began
     */
    public static ProblemException keyUsedFor(String key, String operationId) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "IDEMPOTENCY_CONFLICT",
                List.of(key, operationId),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Details.FirstUse(operationId)),
                Optional.empty());
    }

    /** The request was understood and is wrong in one place. */
    public static ProblemException invalid(String path, String code, Object... arguments) {
        Violations violations = new Violations();
        violations.add(path, code, arguments);
        return invalid(violations);
    }

    /** The request was understood and is wrong. */
    public static ProblemException invalid(Violations violations) {
        return invalid(violations, Optional.empty());
    }

    /** A request with recipients was understood and is wrong. */
    public static ProblemException invalid(Violations violations, RecipientCounts counts) {
        return invalid(violations, Optional.of(counts));
    }

    /** As the others, where there may be recipients. */
    public static ProblemException invalid(
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
                Optional.empty(),
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
                Optional.of(new Details.Location(line, column)),
                Optional.empty());
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

    public Optional<Details> details() {
        return details;
    }

    /** When the same request may succeed. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}

package com.ziraai.channel.email.wire;

import static com.ziraai.channel.email.wire.Step.CONNECT;
import static com.ziraai.channel.email.wire.Step.DOT;
import static com.ziraai.channel.email.wire.Step.MAIL;
import static com.ziraai.channel.email.wire.Step.RCPT;
import static com.ziraai.channel.email.wire.Step.REPORT;

import com.ziraai.channel.provider.FailureCode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What refusals mean: reply codes (RFC 5321), enhanced status codes (RFC 3463, 6531, 7372 and the
 * registry of IANA) and what large receivers made of them. The first row that fits counts; where a
 * reply has an enhanced code, that is more exact than its three digits and is looked for first.
 *
 * <p>4xx is of the moment. Before anything of a person was said (CONNECT, MAIL) it is about us, so
 * the sender rests; at RCPT it is about this person, who is tried again later; at the dot about the
 * message.
 */
public final class Replies {

    /** What a refusal means. */
    public sealed interface Meaning {}

    /** The sender is to be left alone, for that long where it is known; nobody was refused. */
    record Rest(Optional<Duration> pause) implements Meaning {}

    /** The message was not taken; where it may be tried again, after that time. */
    record Refusal(FailureCode code, Optional<Duration> after) implements Meaning {}

    /** Servers that greylist let pass after five minutes or fewer (RFC 6647). */
    private static final Duration GREYLIST = Duration.ofMinutes(5);

    /** Somebody has to make room in a mailbox. */
    private static final Duration MAKING_ROOM = Duration.ofHours(4);

    /** Of rates: Gmail's are by the minute, Microsoft's by the hour. */
    private static final Duration RATE = Duration.ofMinutes(1);

    /** The server ends the conversation and has taken nothing, whatever else it says. */
    private static final int LEAVING = 421;

    private static final Set<Step> ANY = EnumSet.allOf(Step.class);
    private static final Set<Step> BEFORE_PERSON = EnumSet.of(CONNECT, MAIL);
    private static final Set<Step> CONTENT = EnumSet.of(DOT);
    private static final Set<Step> PERSON = EnumSet.of(RCPT, REPORT);
    private static final Set<Step> DELIVERY = EnumSet.of(RCPT, DOT, REPORT);

    /**
     * @param steps where it holds
     * @param status an enhanced code, a beginning of one that ends with a dot, or a reply code
     *     whose last digits may be {@code x}
     */
    private record Row(Set<Step> steps, String status, Meaning meaning) {

        boolean fits(Step step, String given) {
            return steps.contains(step)
                    && (status.endsWith(".") || status.endsWith("x")
                            ? given.startsWith(status.replace("x", ""))
                            : given.equals(status));
        }
    }

    private static final List<Row> ENHANCED =
            List.of(
                    // Addresses
                    is(ANY, "5.1.0", FailureCode.RECIPIENT_UNREACHABLE),
                    is(ANY, "5.1.7", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.1.8", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.1.", FailureCode.RECIPIENT_INVALID),
                    // Mailboxes
                    is(ANY, "5.2.1", FailureCode.RECIPIENT_UNREACHABLE),
                    is(ANY, "5.2.2", FailureCode.RECIPIENT_UNREACHABLE),
                    is(ANY, "5.2.3", FailureCode.NETWORK_REJECTED),
                    is(ANY, "5.2.", FailureCode.RECIPIENT_UNREACHABLE),
                    // Mail systems
                    is(ANY, "5.3.4", FailureCode.MESSAGE_REFUSED),
                    is(ANY, "5.3.", FailureCode.NETWORK_REJECTED),
                    // Networks
                    is(ANY, "5.4.4", FailureCode.RECIPIENT_INVALID),
                    is(ANY, "5.4.7", FailureCode.MESSAGE_EXPIRED),
                    is(ANY, "5.4.", FailureCode.NETWORK_REJECTED),
                    // Protocol and content
                    is(ANY, "5.5.", FailureCode.PROVIDER_REFUSED),
                    is(ANY, "5.6.7", FailureCode.RECIPIENT_UNREACHABLE),
                    is(ANY, "5.6.", FailureCode.MESSAGE_REFUSED),
                    // Policy: authentication of the domain (RFC 7372, Microsoft's 5.7.5xx)
                    is(ANY, "5.7.20", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.7.21", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.7.22", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.7.23", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.7.24", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.7.25", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.7.26", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.7.27", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.7.509", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.7.515", FailureCode.SENDER_NOT_ALLOWED),
                    // Policy: credentials
                    is(BEFORE_PERSON, "5.7.0", FailureCode.PROVIDER_CREDENTIALS),
                    is(BEFORE_PERSON, "5.7.8", FailureCode.PROVIDER_CREDENTIALS),
                    is(BEFORE_PERSON, "5.7.9", FailureCode.PROVIDER_CREDENTIALS),
                    is(BEFORE_PERSON, "5.7.11", FailureCode.PROVIDER_CREDENTIALS),
                    is(EnumSet.of(MAIL), "5.7.1", FailureCode.SENDER_NOT_ALLOWED),
                    is(EnumSet.of(MAIL), "5.7.60", FailureCode.SENDER_NOT_ALLOWED),
                    is(ANY, "5.7.28", FailureCode.SENDER_SPAM_LIMITED),
                    is(ANY, "5.7.350", FailureCode.SENDER_SPAM_LIMITED),
                    is(PERSON, "5.7.17", FailureCode.RECIPIENT_UNREACHABLE),
                    is(ANY, "5.7.", FailureCode.SENDER_BLOCKED),
                    // Of the moment, about us
                    rest(ANY, "4.7.28", RATE),
                    rest(ANY, "4.7.26", RATE),
                    rest(ANY, "4.7.27", RATE),
                    rest(ANY, "4.7.32", RATE),
                    rest(ANY, "4.7.650", RATE),
                    rest(ANY, "4.3.2"),
                    rest(ANY, "4.3.1"),
                    // Of the moment, about this person
                    later(DELIVERY, "4.2.2", FailureCode.PROVIDER_BUSY, MAKING_ROOM),
                    later(DELIVERY, "4.2.1", FailureCode.PROVIDER_BUSY, MAKING_ROOM),
                    later(PERSON, "4.7.", FailureCode.PROVIDER_BUSY, GREYLIST),
                    later(PERSON, "4.2.0", FailureCode.PROVIDER_BUSY, GREYLIST),
                    later(DELIVERY, "4.4.", FailureCode.NETWORK_BUSY, RATE),
                    later(DELIVERY, "4.1.", FailureCode.NETWORK_BUSY, RATE));

    private static final List<Row> PLAIN =
            List.of(
                    is(ANY, "530", FailureCode.PROVIDER_CREDENTIALS),
                    is(ANY, "534", FailureCode.PROVIDER_CREDENTIALS),
                    is(ANY, "535", FailureCode.PROVIDER_CREDENTIALS),
                    is(ANY, "538", FailureCode.PROVIDER_CREDENTIALS),
                    is(EnumSet.of(CONNECT), "55x", FailureCode.SENDER_BLOCKED),
                    is(ANY, "50x", FailureCode.PROVIDER_REFUSED),
                    is(EnumSet.of(RCPT), "552", FailureCode.RECIPIENT_UNREACHABLE),
                    is(ANY, "552", FailureCode.MESSAGE_REFUSED),
                    is(ANY, "523", FailureCode.MESSAGE_REFUSED),
                    is(EnumSet.of(MAIL), "55x", FailureCode.SENDER_NOT_ALLOWED),
                    is(PERSON, "556", FailureCode.RECIPIENT_INVALID),
                    is(PERSON, "553", FailureCode.RECIPIENT_INVALID),
                    is(PERSON, "551", FailureCode.RECIPIENT_INVALID),
                    is(PERSON, "550", FailureCode.RECIPIENT_UNREACHABLE),
                    is(CONTENT, "550", FailureCode.SENDER_BLOCKED),
                    is(CONTENT, "554", FailureCode.SENDER_BLOCKED),
                    is(ANY, "5xx", FailureCode.NETWORK_REJECTED),
                    rest(BEFORE_PERSON, "4xx"),
                    rest(CONTENT, "452"),
                    later(PERSON, "450", FailureCode.PROVIDER_BUSY, GREYLIST),
                    later(ANY, "4xx", FailureCode.PROVIDER_BUSY, RATE));

    private static final Meaning UNHEARD_OF =
            new Refusal(FailureCode.PROVIDER_REFUSED, Optional.empty());

    private Replies() {}

    private static Row is(Set<Step> steps, String status, FailureCode code) {
        return new Row(steps, status, new Refusal(code, Optional.empty()));
    }

    private static Row later(Set<Step> steps, String status, FailureCode code, Duration after) {
        return new Row(steps, status, new Refusal(code, Optional.of(after)));
    }

    private static Row rest(Set<Step> steps, String status) {
        return new Row(steps, status, new Rest(Optional.empty()));
    }

    private static Row rest(Set<Step> steps, String status, Duration pause) {
        return new Row(steps, status, new Rest(Optional.of(pause)));
    }

    /** Of a refusal that came: 4xx or 5xx. */
    static Meaning meaning(SmtpAnswer answer) {
        return answer.code() == LEAVING
                ? answer.enhanced()
                        .flatMap(status -> find(ENHANCED, answer.step(), status))
                        .filter(Rest.class::isInstance)
                        .orElseGet(() -> new Rest(Optional.empty()))
                : meaning(answer.step(), answer.enhanced(), answer.code());
    }

    private static Meaning meaning(Step step, Optional<String> enhanced, int code) {
        return enhanced.flatMap(status -> find(ENHANCED, step, status))
                .or(() -> find(PLAIN, step, Integer.toString(code)))
                .orElse(UNHEARD_OF);
    }

    private static Optional<Meaning> find(List<Row> rows, Step step, String status) {
        return rows.stream().filter(row -> row.fits(step, status)).map(Row::meaning).findFirst();
    }

    /**
     * Why another server gave up on the message, by the status it reports (RFC 3464). One of the
     * moment that it gave up on has lasted too long.
     *
     * @param status an enhanced code
     */
    public static FailureCode reported(String status) {
        if (!status.startsWith("5.")) {
            return FailureCode.MESSAGE_EXPIRED;
        }
        return find(ENHANCED, REPORT, status)
                .map(meaning ->
                        switch (meaning) {
                            case Refusal(var code, _) -> code;
                            case Rest _ -> FailureCode.DELIVERY_FAILED;
                        })
                .orElse(FailureCode.DELIVERY_FAILED);
    }
}

package com.ziraai.channel.email.bounce;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.attempt.CallbackToken;
import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.email.inbound.Inbound;
import com.ziraai.channel.email.token.BounceTokens;
import com.ziraai.channel.email.token.UnsubscribeTokens;
import com.ziraai.channel.email.token.UnsubscribeTokens.Subject;
import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.receipt.ReceiptIntake;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.InboundKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Takes mail that came back. A report about a message of ours is kept with the token of its
 * attempt, a complaint becomes what the person wants, and everything else (answers of people and
 * machines, reports about what others sent in our name) is turned away for good: 204.
 */
final class Bounces {

    private static final Logger log = LoggerFactory.getLogger(Bounces.class);

    private static final Pattern VERP = Pattern.compile("\\+([a-z]{1,12}-[0-9a-z]{1,44})@");
    private static final Pattern LINK = Pattern.compile("<[^<>]*/u/([A-Za-z0-9_.-]+)>");

    private final Tokens tokens;
    private final Intents intents;
    private final ReceiptIntake intake;
    private final Inbound inbound;

    /** All by which a message knows where it belongs. */
    record Tokens(CallbackTokens callbacks, BounceTokens bounces, UnsubscribeTokens unsubscribes) {}

    Bounces(Tokens tokens, Intents intents, ReceiptIntake intake, Inbound inbound) {
        this.tokens = tokens;
        this.intents = intents;
        this.intake = intake;
        this.inbound = inbound;
    }

    /**
     * Takes one message as it came.
     *
     * @return 200 once the broker has it, 503 while it cannot be kept, 413 where it never can be,
     *     204 where it is nothing of ours
     */
    Mono<ServerResponse> take(byte[] message) {
        Optional<MailReport> report = MailReport.find(message);
        if (report.isEmpty()) {
            return foreign();
        }
        return switch (report.get().type()) {
            case MailReport.DELIVERY_STATUS -> keep(report.get(), message);
            case MailReport.FEEDBACK -> complaint(report.get());
            default -> foreign();
        };
    }

    private Mono<ServerResponse> foreign() {
        return intake.refuse(HttpStatus.NO_CONTENT);
    }

    private Mono<ServerResponse> keep(MailReport report, byte[] message) {
        return token(report)
                .flatMap(token -> keep(token, message))
                .switchIfEmpty(Mono.defer(this::foreign))
                .onErrorResume(failure -> unavailable("a report", failure));
    }

    private Mono<ServerResponse> keep(String token, byte[] message) {
        String key = tokens.callbacks().verify(token).map(CallbackToken::contactKey).orElseThrow();
        return intake.keep(key, DeliveryReports.TOKEN + token, Excerpt.of(message));
    }

    /**
     * The returned message's id has it all; of what is left otherwise, the attempt's row has it.
     */
    private Mono<String> token(MailReport report) {
        Optional<String> whole =
                DeliveryReports.token(report)
                        .filter(token -> tokens.callbacks().verify(token).isPresent());
        return whole.map(Mono::just)
                .orElseGet(() -> named(report).map(this::ofRow).orElseGet(Mono::empty));
    }

    private Optional<AttemptKey> named(MailReport report) {
        Stream<String> envelope = report.field("Original-Envelope-Id").stream();
        Stream<String> addresses =
                report.destinations()
                        .map(each -> VERP.matcher(each.toLowerCase(Locale.ROOT)))
                        .flatMap(Matcher::results)
                        .map(found -> found.group(1));
        return Stream.concat(envelope, addresses)
                .flatMap(token -> tokens.bounces().verify(token).stream())
                .findFirst();
    }

    private Mono<String> ofRow(AttemptKey attempt) {
        return intents.stored(List.of(attempt))
                .flatMapIterable(rows -> rows)
                .next()
                .map(DeliveryOutcome::getAttempt)
                .map(tokens.callbacks()::issue);
    }

    private Mono<ServerResponse> complaint(MailReport report) {
        Optional<Subject> subject =
                MailReport.value(report.original(), "List-Unsubscribe").stream()
                        .flatMap(links -> LINK.matcher(links).results())
                        .flatMap(link -> tokens.unsubscribes().verify(link.group(1)).stream())
                        .findFirst();
        Optional<InboundKind> kind = kind(report.field("Feedback-Type").orElse("abuse"));
        return subject.isEmpty() || kind.isEmpty()
                ? foreign()
                : inbound.tell(subject.get(), kind.get())
                        .then(Mono.defer(() -> ServerResponse.ok().build()))
                        .onErrorResume(failure -> unavailable("a complaint", failure));
    }

    private static Optional<InboundKind> kind(String feedback) {
        return switch (feedback.toLowerCase(Locale.ROOT)) {
            case "not-spam" -> Optional.empty();
            case "opt-out", "opt-out-list" -> Optional.of(InboundKind.UNSUBSCRIBE);
            default -> Optional.of(InboundKind.COMPLAINT);
        };
    }

    private static Mono<ServerResponse> unavailable(String what, Throwable failure) {
        log.warn("{} could not be kept: {}", what, failure.toString());
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
}

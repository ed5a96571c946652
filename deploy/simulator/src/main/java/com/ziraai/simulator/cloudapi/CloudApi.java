package com.ziraai.simulator.cloudapi;

import com.ziraai.simulator.attempt.Attempt;
import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.attempt.Channel;
import com.ziraai.simulator.exchange.Exchange;
import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.exchange.Submission;
import com.ziraai.simulator.exchange.Vendor;
import com.ziraai.simulator.ledger.Ledger;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /{version}/{phone-number-id}/messages}. */
public final class CloudApi implements Vendor {

    private static final Pattern MESSAGES = Pattern.compile("/v\\d+\\.\\d+/(\\d+)/messages");

    private final String bearer;
    private final Ledger ledger;
    private final Exchange exchange;
    private final WebhookCourier courier;
    private final MessageReader reader;
    private final CloudApiAnswers answers;
    private final AtomicLong sequence = new AtomicLong();
    private final String run;

    public CloudApi(
            CloudApiAccount account,
            Ledger ledger,
            Exchange exchange,
            WebhookCourier courier,
            JsonMapper mapper,
            Clock clock) {
        this.bearer = "Bearer " + account.accessToken();
        this.ledger = ledger;
        this.exchange = exchange;
        this.courier = courier;
        this.reader = new MessageReader(mapper);
        this.answers = new CloudApiAnswers(mapper);
        this.run = HexFormat.of().toHexDigits(clock.millis());
    }

    @Override
    public Optional<Mono<Reply>> reply(Asked asked) {
        Matcher messages = MESSAGES.matcher(asked.path());
        return asked.method().equals("POST") && messages.matches()
                ? Optional.of(
                        messages(
                                messages.group(1),
                                asked.header().apply("Authorization"),
                                asked.body()))
                : Optional.empty();
    }

    private Mono<Reply> messages(String phoneNumberId, String authorization, byte[] body) {
        if (!authorization.equals(bearer)) {
            return refuse(CloudApiError.of(190, "Cannot parse access token"));
        }
        try {
            return exchange.handle(submission(phoneNumberId, reader.read(body)));
        } catch (InvalidMessage invalid) {
            return refuse(invalid.error());
        }
    }

    private Submission submission(String phoneNumberId, MessageRequest request) {
        String wamid = "wamid." + run + HexFormat.of().toHexDigits(sequence.incrementAndGet());
        return new Submission(
                new Call(
                        Channel.WHATSAPP,
                        request.to(),
                        request.callbackData().flatMap(Attempt::parse)),
                answers,
                answers.accepted(request, wamid),
                entry -> courier.sink(request, wamid, phoneNumberId, entry));
    }

    private Mono<Reply> refuse(CloudApiError error) {
        ledger.refusedUnread(Channel.WHATSAPP);
        return Mono.just(answers.error(error));
    }
}

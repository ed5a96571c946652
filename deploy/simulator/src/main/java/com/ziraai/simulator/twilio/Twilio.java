package com.ziraai.simulator.twilio;

import com.ziraai.simulator.attempt.Attempt;
import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.attempt.Channel;
import com.ziraai.simulator.exchange.Exchange;
import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.exchange.Submission;
import com.ziraai.simulator.exchange.Vendor;
import com.ziraai.simulator.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST} and {@code GET /2010-04-01/Accounts/{AccountSid}/Messages.json}. */
public final class Twilio implements Vendor {

    private final TwilioAccount account;
    private final String path;
    private final String authorization;
    private final Ledger ledger;
    private final Exchange exchange;
    private final CallbackCourier courier;
    private final TwilioAnswers answers;
    private final TakenMessages taken;
    private final AtomicLong sequence = new AtomicLong();
    private final long run;

    public Twilio(
            TwilioAccount account,
            Ledger ledger,
            Exchange exchange,
            CallbackCourier courier,
            JsonMapper mapper,
            Clock clock) {
        this.account = account;
        this.path = "/2010-04-01/Accounts/" + account.accountSid() + "/Messages.json";
        String credentials = account.accountSid() + ":" + account.authToken();
        this.authorization =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        this.ledger = ledger;
        this.exchange = exchange;
        this.courier = courier;
        this.answers = new TwilioAnswers(mapper);
        this.taken = new TakenMessages(clock);
        this.run = clock.millis();
    }

    @Override
    public Optional<Mono<Reply>> reply(Asked asked) {
        if (!asked.path().equals(path)) {
            return Optional.empty();
        }
        return switch (asked.method()) {
            case "POST" -> Optional.of(create(asked));
            case "GET" -> Optional.of(list(asked));
            default -> Optional.empty();
        };
    }

    private boolean isUnknown(Asked asked) {
        return !asked.header().apply("Authorization").equals(authorization);
    }

    /** {@code GET …/Messages.json?To=&From=&DateSent=}: what was taken, in one page. */
    private Mono<Reply> list(Asked asked) {
        return Mono.just(
                isUnknown(asked)
                        ? answers.error(401, 20003, "Authenticate")
                        : answers.list(account.accountSid(), taken.find(asked.query())));
    }

    private Mono<Reply> create(Asked asked) {
        if (isUnknown(asked)) {
            return refuse(answers.error(401, 20003, "Authenticate"));
        }
        Message message = Message.of(asked.body());
        return message.flaw()
                .map(flaw -> refuse(answers.error(400, flaw.code(), flaw.message())))
                .orElseGet(() -> exchange.handle(submission(message)));
    }

    private Mono<Reply> refuse(Reply.Answer answer) {
        ledger.refusedUnread(Channel.SMS);
        return Mono.just(answer);
    }

    private Submission submission(Message message) {
        String sid = "SM%016x%016x".formatted(run, sequence.incrementAndGet());
        return new Submission(
                new Call(
                        Channel.SMS,
                        "twilio",
                        message.to(),
                        Attempt.inUrl(address(message.callback()))),
                answers,
                answers.created(account.accountSid(), sid, message),
                entry -> {
                    taken.add(message, sid);
                    return courier.sink(message, sid, entry);
                });
    }

    /** What Twilio calls: what it is to do about failures is behind the hash. */
    static String address(String callback) {
        int hash = callback.indexOf('#');
        return hash < 0 ? callback : callback.substring(0, hash);
    }
}

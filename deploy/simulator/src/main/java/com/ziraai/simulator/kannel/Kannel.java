package com.ziraai.simulator.kannel;

import com.ziraai.simulator.attempt.Attempt;
import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.attempt.Channel;
import com.ziraai.simulator.exchange.Exchange;
import com.ziraai.simulator.exchange.Provider;
import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.exchange.Submission;
import com.ziraai.simulator.exchange.Vendor;
import com.ziraai.simulator.ledger.Ledger;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** {@code /cgi-bin/sendsms}. */
public final class Kannel implements Vendor {

    private static final String PATH = "/cgi-bin/sendsms";
    private static final int MOST_PARAMETERS = 64;

    private final KannelAccount account;
    private final Ledger ledger;
    private final Exchange exchange;
    private final DlrCourier courier;
    private final Provider answers = new KannelAnswers();

    public Kannel(KannelAccount account, Ledger ledger, Exchange exchange, DlrCourier courier) {
        this.account = account;
        this.ledger = ledger;
        this.exchange = exchange;
        this.courier = courier;
    }

    @Override
    public Optional<Mono<Reply>> reply(Asked asked) {
        return asked.path().equals(PATH)
                ? Optional.of(sendSms(asked.query(), asked.body()))
                : Optional.empty();
    }

    private Mono<Reply> sendSms(String query, byte[] body) {
        Map<String, List<String>> parameters = new HashMap<>(decode(query));
        parameters.putAll(decode(new String(body, StandardCharsets.ISO_8859_1)));
        SendSms request = new SendSms(parameters);
        Optional<Reply.Answer> rejection = request.rejection(account);
        if (rejection.isPresent()) {
            ledger.refusedUnread(Channel.SMS);
            return Mono.just(rejection.get());
        }
        Call call = new Call(Channel.SMS, request.to(), Attempt.inUrl(request.dlrUrl()));
        return exchange.handle(
                new Submission(
                        call,
                        answers,
                        KannelAnswers.ACCEPTED,
                        entry -> courier.sink(request, entry)));
    }

    private static Map<String, List<String>> decode(String query) {
        return query.isEmpty()
                ? Map.of()
                : new QueryStringDecoder(
                                query, StandardCharsets.ISO_8859_1, false, MOST_PARAMETERS, true)
                        .parameters();
    }
}

package com.ziraai.dispatch.decision;

import com.ziraai.contract.Topics;
import com.ziraai.dispatch.decision.Decision.Finish;
import com.ziraai.event.Attempt;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.SmsSend;
import com.ziraai.event.WhatsappSend;
import com.ziraai.message.Cost;
import com.ziraai.message.Rendered;
import com.ziraai.message.Rendered.Sms;
import com.ziraai.message.Rendered.Whatsapp;
import com.ziraai.messaging.Publisher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a batch of decisions has to say and publishes it with one flush a topic. */
final class Commands {

    private final List<SmsSend> sms = new ArrayList<>();
    private final List<WhatsappSend> whatsapp = new ArrayList<>();
    private final List<ItemOutcome> ends = new ArrayList<>();

    void send(DistributionRequested request, int attemptNo, Sms message, Instant decidedAt) {
        sms.add(
                new SmsSend(
                        new Attempt(request.getItem(), attemptNo),
                        request.getRecipient().getPhone(),
                        request.getRecipient().getCountry(),
                        message.text(),
                        decidedAt,
                        List.of(),
                        priceMicros(request, Channel.SMS, message)));
    }

    void send(DistributionRequested request, int attemptNo, Whatsapp message, Instant decidedAt) {
        whatsapp.add(
                new WhatsappSend(
                        new Attempt(request.getItem(), attemptNo),
                        request.getRecipient().getPhone(),
                        request.getRecipient().getCountry(),
                        message.templateName(),
                        request.getLanguage(),
                        message.bodyParameters(),
                        message.buttonParameter(),
                        decidedAt,
                        List.of(),
                        priceMicros(request, Channel.WHATSAPP, message)));
    }

    private static @Nullable Long priceMicros(
            DistributionRequested request, Channel channel, Rendered message) {
        Cost cost = Cost.of(request, channel, message);
        return cost.isFree() ? null : cost.micros();
    }

    void end(DistributionRequested request, Finish finish, Instant decidedAt) {
        ends.add(
                new ItemOutcome(
                        request.getItem(),
                        finish.lastAttemptNo(),
                        finish.status(),
                        finish.reason(),
                        finish.category(),
                        finish.detail(),
                        finish.retryable(),
                        decidedAt));
    }

    void publish(Publisher publisher) {
        publisher.publishAll(
                Topics.SMS_SEND, sms, each -> each.getAttempt().getItem().getContactKey());
        publisher.publishAll(
                Topics.WHATSAPP_SEND,
                whatsapp,
                each -> each.getAttempt().getItem().getContactKey());
        publisher.publishAll(
                Topics.DISTRIBUTION_OUTCOMES, ends, each -> each.getItem().getContactKey());
    }
}

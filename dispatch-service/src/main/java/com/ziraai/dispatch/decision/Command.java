package com.ziraai.dispatch.decision;

import com.ziraai.contract.Media;
import com.ziraai.dispatch.decision.Decision.SendNow;
import com.ziraai.event.Attempt;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.EmailSend;
import com.ziraai.event.Recipient;
import com.ziraai.event.SmsSend;
import com.ziraai.event.WhatsappSend;
import com.ziraai.message.Cost;
import com.ziraai.message.Rendered.Email;
import com.ziraai.message.Rendered.Message;
import com.ziraai.message.Rendered.Sms;
import com.ziraai.message.Rendered.Whatsapp;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a channel is told to do. The one place that knows what a message becomes.
 *
 * @param media the channel
 * @param record of its topic
 */
record Command<C extends SpecificRecord>(Media<C> media, C record) {

    static Command<?> of(
            DistributionRequested request,
            SendNow send,
            Message message,
            Cost cost,
            Instant decidedAt) {
        Attempt attempt = new Attempt(request.getItem(), send.attemptNo());
        Recipient person = request.getRecipient();
        return switch (message) {
            case Sms(String text) ->
                    new Command<>(
                            Media.SMS,
                            new SmsSend(
                                    attempt,
                                    person.getPhone(),
                                    person.getCountry(),
                                    text,
                                    decidedAt,
                                    send.avoid(),
                                    price(cost)));
            case Whatsapp whatsapp ->
                    new Command<>(
                            Media.WHATSAPP,
                            new WhatsappSend(
                                    attempt,
                                    person.getPhone(),
                                    person.getCountry(),
                                    whatsapp.templateName(),
                                    request.getLanguage(),
                                    whatsapp.bodyParameters(),
                                    whatsapp.buttonParameter(),
                                    decidedAt,
                                    send.avoid(),
                                    price(cost)));
            case Email(String subject, String text, String html) ->
                    new Command<>(
                            Media.EMAIL,
                            new EmailSend(
                                    attempt,
                                    person.getEmail(),
                                    person.getEmailKey(),
                                    person.getName(),
                                    request.getSponsorName(),
                                    request.getLanguage(),
                                    subject,
                                    text,
                                    html,
                                    decidedAt,
                                    send.avoid(),
                                    price(cost),
                                    Email.UNSUBSCRIBE,
                                    request.getAttachments()));
        };
    }

    private static @Nullable Long price(Cost cost) {
        return cost.isFree() ? null : cost.micros();
    }
}

package com.ziraai.message;

import com.ziraai.contract.text.SmsText;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.PartPrice;
import com.ziraai.message.Rendered.Email;
import com.ziraai.message.Rendered.Sms;
import com.ziraai.message.Rendered.TooLong;
import com.ziraai.message.Rendered.Unrenderable;
import com.ziraai.message.Rendered.Whatsapp;

/**
 * What a message costs.
 *
 * @param parts it is billed as
 * @param partMicros millionths of the currency for each of them, 0 where it has no price
 */
public record Cost(int parts, long partMicros) {

    /** Of a message nobody bills. */
    public static final Cost NOTHING = new Cost(0, 0);

    /** Of the message at the price quoted with the request. */
    public static Cost of(DistributionRequested request, Channel channel, Rendered message) {
        return request.getPrices().stream()
                .filter(price -> price.getChannel() == channel)
                .mapToLong(PartPrice::getMicros)
                .mapToObj(micros -> new Cost(parts(message), micros))
                .findFirst()
                .orElse(NOTHING);
    }

    /** How many parts a message is billed as; 0 if it cannot be sent. */
    public static int parts(Rendered message) {
        return switch (message) {
            case Sms(String text) -> SmsText.of(text).parts();
            case Whatsapp _, Email _ -> 1;
            case TooLong _, Unrenderable _ -> 0;
        };
    }

    /** Millionths of the currency. */
    public long micros() {
        return Math.multiplyExact(parts, partMicros);
    }

    public boolean isFree() {
        return micros() == 0;
    }
}

package com.ziraai.campaign.recipient;

import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import com.ziraai.contract.Media;
import com.ziraai.event.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses somebody can be reached at, normalised; possibly none.
 *
 * @param phone null where there is no number the sponsor may reach
 * @param email null where there is none
 */
public record Reach(@Nullable Reachable phone, @Nullable EmailAddress email) {

    /** Nowhere. */
    public static final Reach NONE = new Reach(null, null);

    /** What the first of the channels that reaches them goes to; null if none does. */
    public @Nullable String firstOf(List<Channel> channels) {
        for (Channel each : channels) {
            String address =
                    switch (Media.addressOf(each)) {
                        case PHONE -> phone == null ? null : phone.e164();
                        case EMAIL -> email == null ? null : email.normalised();
                    };
            if (address != null) {
                return address;
            }
        }
        return null;
    }

    /** What the contact key is made of: the number, else the e-mail address; null for neither. */
    public @Nullable String contact() {
        if (phone != null) {
            return phone.e164();
        }
        return email == null ? null : email.normalised();
    }

    /** The same without the e-mail address. */
    public Reach withoutEmail() {
        return new Reach(phone, null);
    }
}

package com.ziraai.campaign.operation;

import com.ziraai.event.Channel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Channels as the Bulk Operations API calls them. */
public final class ChannelNames {

    private ChannelNames() {}

    public static String of(Channel channel) {
        return switch (channel) {
            case SMS -> "SMS";
            case WHATSAPP -> "WhatsApp";
            case EMAIL -> "Email";
        };
    }

    /**
     * The channel of that name, in any case and with or without a hyphen; empty if there is none.
     */
    public static Optional<Channel> find(String name) {
        String plain = name.strip().replace("-", "").toUpperCase(Locale.ROOT);
        return Arrays.stream(Channel.values()).filter(each -> each.name().equals(plain)).findAny();
    }
}

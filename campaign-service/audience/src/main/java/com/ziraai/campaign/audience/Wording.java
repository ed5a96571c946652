package com.ziraai.campaign.audience;

import com.ziraai.campaign.recipient.Template;
import com.ziraai.contract.Address;
import com.ziraai.contract.Media;
import com.ziraai.event.Channel;
import java.util.List;
import java.util.Optional;

/**
 * What an audience is read for.
 *
 * @param channels in the order they are tried
 * @param common message of people without their own
 * @param subject of e-mails
 */
public record Wording(
        List<Channel> channels, Optional<Template> common, Optional<Template> subject) {

    /** What its channels need of a person to reach them, in the order they are tried. */
    List<Address> kinds() {
        return channels.stream().map(Media::addressOf).distinct().toList();
    }

    public boolean goesBy(Channel channel) {
        return channels.contains(channel);
    }
}

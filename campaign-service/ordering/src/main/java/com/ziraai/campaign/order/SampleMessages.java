package com.ziraai.campaign.order;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import com.ziraai.event.Channel;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.message.DeepLinks;
import com.ziraai.message.Expiry;
import com.ziraai.message.Fit;
import com.ziraai.message.Rendered;
import com.ziraai.message.Renderer;
import java.util.Optional;

/**
 * Messages as they will be written, but for the code: one that is to be made is shown in its form,
 * {@code SP-YYYYMMDD-XXXXX}.
 */
final class SampleMessages {

    private final Renderer renderer;
    private final DeepLinks links;

    SampleMessages(Renderer renderer, DeepLinks links) {
        this.renderer = renderer;
        this.links = links;
    }

    /** Tells whose message no channel is too short for. */
    Fit fit() {
        return renderer.fit();
    }

    /**
     * The message of an item, as long as it will be.
     *
     * @param item unless its release is set, codes and dates in it are not of the right day
     */
    Rendered of(Channel channel, DistributionRequested item) {
        String code = Optional.ofNullable(item.getSponsorshipCode()).orElseGet(() -> form(item));
        return renderer.render(
                channel,
                new DistributionReady(item, code, links.to(code), Expiry.expiresAt(item), null));
    }

    private static String form(DistributionRequested item) {
        return "SP-" + Expiry.releaseDay(item).format(BASIC_ISO_DATE) + "-XXXXX";
    }
}

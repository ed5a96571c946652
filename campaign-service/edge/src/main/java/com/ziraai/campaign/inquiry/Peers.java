package com.ziraai.campaign.inquiry;

import com.ziraai.event.Channel;
import java.util.Map;
import java.util.Objects;

/**
 * The services that can be asked.
 *
 * @param channels one for each channel
 */
public record Peers(Peer analytics, Peer code, Peer dispatch, Map<Channel, Peer> channels) {

    /** The one that sends on the channel. */
    public Peer channel(Channel channel) {
        return Objects.requireNonNull(channels.get(channel), "a peer for each channel");
    }
}

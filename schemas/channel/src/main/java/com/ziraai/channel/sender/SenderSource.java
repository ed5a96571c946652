package com.ziraai.channel.sender;

import java.util.List;

/** The end the settings of all providers have alike: what is sent from, and how fast. */
public interface SenderSource {

    /** Name of the adapter. */
    String provider();

    /** The number or account there is at least. */
    String first();

    /** What there is to say of it and of further ones. */
    List<SenderSettings> senders();

    /** Messages a second of those that name no rate. */
    double ratePerSecond();

    /** All that is sent from, the first one first where nothing else is said of it. */
    default List<Sender> all() {
        return SenderSettings.all(this);
    }
}

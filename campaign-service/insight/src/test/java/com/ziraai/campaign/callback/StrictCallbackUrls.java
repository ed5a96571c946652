package com.ziraai.campaign.callback;

import java.util.List;

/** The check as it is without settings: https, and public hosts only. */
public final class StrictCallbackUrls {

    private StrictCallbackUrls() {}

    public static CallbackUrls create() {
        return new CallbackUrls(false, new PublicAddresses(List.of()));
    }
}

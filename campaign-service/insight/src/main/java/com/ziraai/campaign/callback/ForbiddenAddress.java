package com.ziraai.campaign.callback;

import java.io.IOException;

/** A receiver's host is at an address that may not be called. */
final class ForbiddenAddress extends IOException {

    private static final long serialVersionUID = 1L;

    ForbiddenAddress(String host) {
        super(host + " is at an address that is not public");
    }
}

package com.ziraai.messaging.testkit.broken;

/** Knows a vendor's word outside of its room. */
public final class VendorWord {

    public static final String KANNEL_MASK = "dlr-mask";

    private VendorWord() {}
}

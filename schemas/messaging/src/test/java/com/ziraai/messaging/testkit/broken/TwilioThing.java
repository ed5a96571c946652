package com.ziraai.messaging.testkit.broken;

/** Is named after a vendor outside of its room. */
public final class TwilioThing {}

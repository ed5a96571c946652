package com.ziraai.messaging.broken;

/** Is named after a vendor outside of its room. */
public final class TwilioThing {}

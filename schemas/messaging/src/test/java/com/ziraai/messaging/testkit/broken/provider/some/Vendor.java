package com.ziraai.messaging.testkit.broken.provider.some;

/** A vendor's own. */
public final class Vendor {}

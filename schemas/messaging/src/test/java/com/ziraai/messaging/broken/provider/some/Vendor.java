package com.ziraai.messaging.broken.provider.some;

/** A vendor's own. */
public final class Vendor {}

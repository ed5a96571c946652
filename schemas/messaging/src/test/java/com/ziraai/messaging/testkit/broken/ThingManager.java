package com.ziraai.messaging.testkit.broken;

/** Has a name that says nothing. */
public final class ThingManager {}

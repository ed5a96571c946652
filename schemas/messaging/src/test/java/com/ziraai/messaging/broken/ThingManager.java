package com.ziraai.messaging.broken;

/** Has a name that says nothing. */
public final class ThingManager {}

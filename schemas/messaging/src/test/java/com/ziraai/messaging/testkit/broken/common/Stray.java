package com.ziraai.messaging.testkit.broken.common;

/** Lives in a room that is no feature. */
public final class Stray {}

package com.ziraai.messaging.broken.common;

/** Lives in a room that is no feature. */
public final class Stray {}

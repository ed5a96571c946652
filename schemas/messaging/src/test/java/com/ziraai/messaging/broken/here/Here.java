package com.ziraai.messaging.broken.here;

import com.ziraai.messaging.broken.there.There;

/** Needs what needs it. */
public record Here(There there) {}

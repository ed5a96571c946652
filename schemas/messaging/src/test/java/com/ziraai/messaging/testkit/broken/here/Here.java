package com.ziraai.messaging.testkit.broken.here;

import com.ziraai.messaging.testkit.broken.there.There;

/** Needs what needs it. */
public record Here(There there) {}

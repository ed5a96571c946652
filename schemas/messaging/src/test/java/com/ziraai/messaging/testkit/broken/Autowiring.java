package com.ziraai.messaging.testkit.broken;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Has its field set from outside. */
public class Autowiring {

    @Autowired @Nullable Clock clock;
}

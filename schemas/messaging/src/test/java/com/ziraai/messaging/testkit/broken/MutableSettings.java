package com.ziraai.messaging.testkit.broken;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings that can change. */
@ConfigurationProperties("broken")
public class MutableSettings {}

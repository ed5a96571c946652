package com.ziraai.messaging.broken;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings that can change. */
@ConfigurationProperties("broken")
public class MutableSettings {}

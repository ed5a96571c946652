/**
 * Reads the service's send commands and publishes what their calls' answers say. Claims an intent
 * before each call, records the result after it and never calls an attempt twice.
 */
@NullMarked
package com.ziraai.channel.send;

import org.jspecify.annotations.NullMarked;

/**
 * Brings the topics and schemas a service needs into being from their declaration, before anything
 * listens.
 */
@NullMarked
package com.ziraai.messaging.topology;

import org.jspecify.annotations.NullMarked;

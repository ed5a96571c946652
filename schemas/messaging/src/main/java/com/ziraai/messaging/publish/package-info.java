/**
 * Writes records to the topics the service owns, one flush a batch. Done means that all in-sync
 * replicas have them.
 */
@NullMarked
package com.ziraai.messaging.publish;

import org.jspecify.annotations.NullMarked;

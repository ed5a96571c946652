/**
 * Whether the parts a service depends on answer: broker, database, registry and what a service
 * adds. Asked every few seconds, so that health and metrics wait for none.
 */
@NullMarked
package com.ziraai.messaging.health;

import org.jspecify.annotations.NullMarked;

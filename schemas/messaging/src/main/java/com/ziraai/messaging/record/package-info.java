/**
 * The bytes of a record: what the schema registry knows of them, and how they are read and written
 * in Confluent's wire format. A schema once met stays known, so the registry may be away.
 */
@NullMarked
package com.ziraai.messaging.record;

import org.jspecify.annotations.NullMarked;

/**
 * Files that go along with messages. Commands name them; their bytes are fetched from
 * campaign-service, once, before an attempt is claimed, and kept in memory up to a bound. A message
 * whose file cannot be fetched now waits; one whose file is gone ends.
 */
@NullMarked
package com.ziraai.channel.email.attachment;

import org.jspecify.annotations.NullMarked;

/**
 * What every instance knows of a whole compacted topic, followed without a consumer group. A
 * service declares {@link com.ziraai.messaging.replica.Replica} beans.
 */
@NullMarked
package com.ziraai.messaging.replica;

import org.jspecify.annotations.NullMarked;

/**
 * What the sponsor's hand does to commands that were already given. Reads {@code
 * operation.lifecycle.v1} into every instance and owns the table {@code held_command}, where
 * commands of paused operations wait.
 */
@NullMarked
package com.ziraai.channel.hold;

import org.jspecify.annotations.NullMarked;

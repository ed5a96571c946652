/**
 * The service that decides. Reads {@code distribution.ready.v1} and the outcomes of all channels,
 * writes the channels' send commands and {@code distribution.outcomes.v1}; its rooms are listed in
 * {@link DispatchApplication}.
 */
@NullMarked
package com.ziraai.dispatch;

import org.jspecify.annotations.NullMarked;

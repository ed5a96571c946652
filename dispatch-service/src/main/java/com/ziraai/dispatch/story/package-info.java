/**
 * What was decided about one item and what it waits for, for whoever asks. Reads the tables {@code
 * decision} and {@code followup}; consumes, publishes and owns nothing.
 */
@NullMarked
package com.ziraai.dispatch.story;

import org.jspecify.annotations.NullMarked;

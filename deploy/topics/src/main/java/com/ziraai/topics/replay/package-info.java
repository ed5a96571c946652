/**
 * The command {@code deploy/replay}. Topics as a file: records byte for byte with the schemas they
 * were written by, one JSON object a line, which can be shown, or loaded into another cluster whose
 * registry has other ids. Also follows one item across all topics.
 */
@NullMarked
package com.ziraai.topics.replay;

import org.jspecify.annotations.NullMarked;

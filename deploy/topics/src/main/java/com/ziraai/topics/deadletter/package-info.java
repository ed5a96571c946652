/**
 * The command {@code deploy/dlt}. Reads {@code .dlt} topics, counts and shows what is in them and
 * publishes letters back to where they came from. Which ones were, it remembers by markers in the
 * dead-letter topic itself.
 */
@NullMarked
package com.ziraai.topics.deadletter;

import org.jspecify.annotations.NullMarked;

/**
 * How fast an operation was: the share of its items accepted, sent and delivered within the window
 * it promised, and what was left out of the measure and why. Computed on request from the fold's
 * counts; consumes, publishes and owns nothing of its own.
 */
@NullMarked
package com.ziraai.analytics.sla;

import org.jspecify.annotations.NullMarked;

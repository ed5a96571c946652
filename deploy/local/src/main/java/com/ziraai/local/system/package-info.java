/**
 * The whole system on one machine: infrastructure, provider simulator and the six services, each
 * the jar that is shipped, in a process of its own. Used by {@code deploy/up}, the demo, the bench
 * and the end-to-end tests.
 */
@NullMarked
package com.ziraai.local.system;

import org.jspecify.annotations.NullMarked;

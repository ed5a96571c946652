/**
 * What {@code deploy/up} and {@code deploy/demo} run. The rooms below start and stop things; here
 * they become commands.
 */
@NullMarked
package com.ziraai.local;

import org.jspecify.annotations.NullMarked;

/**
 * What {@code deploy/up} runs. The rooms below start and stop things; here they become a command.
 */
@NullMarked
package com.ziraai.local;

import org.jspecify.annotations.NullMarked;

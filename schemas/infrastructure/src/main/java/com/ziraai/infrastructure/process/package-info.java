/**
 * Operating system processes the launcher starts, and how they are remembered. Each has a log file
 * and a pid file with its start time, so that a later run recognises what an earlier one left
 * behind and never touches a stranger that was given the same pid.
 */
@NullMarked
package com.ziraai.infrastructure.process;

import org.jspecify.annotations.NullMarked;

/**
 * The person's side of the launcher: options, lines of progress, failures as one clear line and an
 * exit code.
 */
@NullMarked
package com.ziraai.local.terminal;

import org.jspecify.annotations.NullMarked;

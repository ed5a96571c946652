/**
 * The commands an operator types about topics: their arguments, exit codes and one line for what
 * went wrong. Owns no data.
 */
@NullMarked
package com.ziraai.topics;

import org.jspecify.annotations.NullMarked;

/** Breaks the running system on purpose, in an order that a seed decides, and mends it again. */
@NullMarked
package com.ziraai.proof.storm;

import org.jspecify.annotations.NullMarked;

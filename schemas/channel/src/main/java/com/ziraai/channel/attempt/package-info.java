/**
 * Names of attempts: the key of an attempt's row and the signed token a provider echoes, by which a
 * receipt finds its attempt without a look-up and a forged one is refused.
 */
@NullMarked
package com.ziraai.channel.attempt;

import org.jspecify.annotations.NullMarked;

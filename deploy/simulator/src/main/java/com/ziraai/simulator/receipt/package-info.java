/**
 * Later reports of providers: which reports an accepted call gets, in which order, when they are
 * due, and how a receiver that does not take them is asked again.
 */
@NullMarked
package com.ziraai.simulator.receipt;

import org.jspecify.annotations.NullMarked;

/**
 * What a provider call is about: the channel, the recipient and, where our callback token is
 * present, the attempt it names. The token is only read here, never verified: the simulator knows
 * no secret of the services.
 */
@NullMarked
package com.ziraai.simulator.attempt;

import org.jspecify.annotations.NullMarked;

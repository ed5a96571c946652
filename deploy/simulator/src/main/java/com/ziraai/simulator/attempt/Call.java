package com.ziraai.simulator.attempt;

import java.util.Optional;

/**
 * One well-formed call to a provider.
 *
 * @param recipient the address as the caller wrote it
 * @param attempt what our token names; empty for a call without one
 */
public record Call(Channel channel, String recipient, Optional<Attempt> attempt) {}

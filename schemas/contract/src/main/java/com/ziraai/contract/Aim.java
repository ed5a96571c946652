package com.ziraai.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command says of its destination and how to get there.
 *
 * @param country ISO 3166-1 alpha-2 country; null where an address has none
 * @param priceMicros what the message costs as quoted, in millionths of the currency; null where it
 *     is free
 * @param avoid names of senders not to use
 */
public record Aim(@Nullable String country, @Nullable Long priceMicros, List<String> avoid) {}

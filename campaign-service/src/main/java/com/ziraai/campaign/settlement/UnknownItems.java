package com.ziraai.campaign.settlement;

import java.util.List;
import java.util.Optional;

/**
 * Some of an operation's unknown items, by index.
 *
 * @param next to be asked for as {@code after}; empty when these are the last
 */
record UnknownItems(String operationId, List<UnknownItem> items, Optional<Integer> next) {}

package com.ziraai.channel.intent;

import com.ziraai.event.DeliveryOutcome;
import java.util.List;

/**
 * What became of attempts that were claimed and never called.
 *
 * @param held how many are free to be granted again
 * @param rejected what those say now that were told to be unknown, also those released before
 */
public record Released(int held, List<DeliveryOutcome> rejected) {}

package com.ziraai.bench;

import com.ziraai.local.sponsor.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * A load that has come to rest.
 *
 * @param outcome its operations; {@code took} runs from the first request to the last outcome seen
 *     folded
 * @param intakes how long each send-links request took
 * @param foreseen from the first request to the latest end the answers foresaw
 * @param handedOver from the first request until the last message was seen handed to a provider
 */
record Run(Outcome outcome, List<Duration> intakes, Duration foreseen, Duration handedOver) {}

package com.ziraai.simulator.faults;

import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.attempt.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a fault script.
 *
 * @param name unique in its script
 * @param channel empty for any
 * @param vendor empty for any of the channel
 * @param match searched for in the recipient as the caller wrote it
 * @param rate share of the matching calls, 0 to 1
 * @param from since the script was set, inclusive
 * @param until since the script was set, exclusive
 * @param count most calls it may hit in all; the only bound that depends on the order of arrival
 * @param firstCalls applies only to this many first calls of each attempt
 */
record Rule(
        String name,
        Optional<Channel> channel,
        Optional<String> vendor,
        Pattern match,
        double rate,
        Duration from,
        Duration until,
        long count,
        int firstCalls,
        Fault fault) {

    boolean covers(Call call, int nth, Duration sinceSet) {
        return nth <= firstCalls
                && (channel.isEmpty() || channel.get() == call.channel())
                && (vendor.isEmpty() || vendor.get().equals(call.vendor()))
                && sinceSet.compareTo(from) >= 0
                && sinceSet.compareTo(until) < 0
                && match.matcher(call.recipient()).find();
    }
}

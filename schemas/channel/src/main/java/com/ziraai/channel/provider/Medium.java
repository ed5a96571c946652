package com.ziraai.channel.provider;

import com.ziraai.channel.attempt.Aim;
import com.ziraai.contract.Topic;
import com.ziraai.event.Attempt;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.ProviderReceipt;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a channel service serves.
 *
 * @param channel its name in events
 * @param commands what it is told to send
 * @param outcomes where it says what became of it
 * @param receipts where it keeps what providers report
 * @param attempt the attempt a command is
 * @param aim where a command goes
 */
public record Medium<C extends SpecificRecord>(
        Channel channel,
        Topic<C> commands,
        Topic<DeliveryOutcome> outcomes,
        Topic<ProviderReceipt> receipts,
        Function<C, Attempt> attempt,
        Function<C, Aim> aim) {}

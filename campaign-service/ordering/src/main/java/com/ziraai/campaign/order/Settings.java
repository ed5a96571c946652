package com.ziraai.campaign.order;

import com.ziraai.campaign.attachment.Attachment;
import com.ziraai.campaign.operation.NewOperation.Pace;
import com.ziraai.campaign.schedule.Timing;
import com.ziraai.event.Channel;
import com.ziraai.event.Guarantee;
import com.ziraai.event.RetryPlan;
import java.util.List;
import java.util.Optional;

/**
 * What a request says about all its recipients together, with defaults filled in.
 *
 * @param name of the operation
 * @param channels in the order they are tried, at least one
 * @param template with placeholders; empty takes the channel's default
 * @param subject of e-mails, with placeholders; empty takes the default
 * @param attachments that go along with e-mails, in order
 * @param smartEncoding whether typographic signs of an SMS are written plainly where that saves
 *     parts
 * @param timing when it is released
 * @param pace how it is released
 * @param retry retries of rejected attempts
 * @param guarantee what to do when a result can never be learned
 * @param budgetMicros what its messages may cost together, in millionths of the currency
 */
record Settings(
        String name,
        List<Channel> channels,
        Optional<String> template,
        Optional<String> subject,
        List<Attachment> attachments,
        boolean smartEncoding,
        Timing timing,
        Pace pace,
        RetryPlan retry,
        Guarantee guarantee,
        Optional<Long> budgetMicros) {

    /** The one tried first. */
    Channel channel() {
        return channels.getFirst();
    }

    List<Channel> fallback() {
        return channels.subList(1, channels.size());
    }
}

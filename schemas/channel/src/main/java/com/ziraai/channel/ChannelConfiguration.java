package com.ziraai.channel;

import com.ziraai.channel.attempt.AttemptConfiguration;
import com.ziraai.channel.doubt.DoubtConfiguration;
import com.ziraai.channel.fence.FenceConfiguration;
import com.ziraai.channel.hold.HoldConfiguration;
import com.ziraai.channel.intent.IntentConfiguration;
import com.ziraai.channel.journal.JournalConfiguration;
import com.ziraai.channel.lane.LaneConfiguration;
import com.ziraai.channel.receipt.ReceiptConfiguration;
import com.ziraai.channel.roster.RosterConfiguration;
import com.ziraai.channel.send.SendConfiguration;
import com.ziraai.channel.settlement.SettlementConfiguration;
import com.ziraai.inquiry.InquiryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of a channel service but its medium, its provider and the routes of its receipts. */
@Configuration(proxyBeanMethods = false)
@Import({
    AttemptConfiguration.class,
    DoubtConfiguration.class,
    FenceConfiguration.class,
    HoldConfiguration.class,
    InquiryConfiguration.class,
    IntentConfiguration.class,
    JournalConfiguration.class,
    LaneConfiguration.class,
    ReceiptConfiguration.class,
    RosterConfiguration.class,
    SendConfiguration.class,
    SettlementConfiguration.class
})
public class ChannelConfiguration {}

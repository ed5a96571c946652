package com.ziraai.campaign.sender;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.inquiry.Peers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes of the channels' senders. */
@Configuration(proxyBeanMethods = false)
public class SenderConfiguration {

    @Bean
    RouterFunction<ServerResponse> channelSenderRoutes(Peers peers, Audit audit, StrictJson json) {
        ChannelSenders senders = new ChannelSenders(peers, audit);
        return new SenderRoutes(senders, json)
                .routes()
                .and(new SwitchRoutes(senders, json).routes());
    }
}

package com.ziraai.channel.roster;

import com.ziraai.channel.lane.Lanes;
import com.ziraai.contract.Media;
import com.ziraai.event.SenderState;
import com.ziraai.inquiry.Inquiries;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.replica.Replica;
import com.ziraai.messaging.replica.Replicas;
import com.ziraai.messaging.work.Opening;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The topic of senders and the routes that change it. */
@Configuration(proxyBeanMethods = false)
public class RosterConfiguration {

    @Bean
    Roster roster(Lanes<?> lanes) {
        return new Roster(lanes);
    }

    @Bean
    Replica<SenderState> senders(Media<?> medium, Roster roster) {
        return new Replica<>(medium.senders(), roster::learn);
    }

    @Bean
    Announcer announcer(
            Media<?> medium, Roster roster, Publisher publisher, Replicas replicas, Clock clock) {
        return new Announcer(medium, roster, publisher, replicas, clock);
    }

    @Bean
    Opening senderAnnouncement(Announcer announcer) {
        return new Opening(Opening.WITH_REPLICAS, announcer::announceSettings);
    }

    @Bean
    RouterFunction<ServerResponse> rosterRoutes(
            Lanes<?> lanes, Roster roster, Announcer announcer, Inquiries inquiries) {
        return new RosterRoutes(lanes, roster, announcer, inquiries).routes();
    }
}

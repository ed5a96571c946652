package com.ziraai.channel.intent;

import com.ziraai.channel.fence.Fence;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.channel.provider.Provider;
import com.ziraai.contract.Media;
import com.ziraai.inquiry.Inquiries;
import com.ziraai.messaging.table.DatabaseGauges;
import com.ziraai.messaging.table.PartitionedTable;
import com.ziraai.messaging.work.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The table of intents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntentSettings.class)
public class IntentConfiguration {

    /** How late an instance learns what others used up or gave back, unless it claims itself. */
    private static final Duration CAPACITY_LOOK = Duration.ofSeconds(2);

    @Bean
    SenderDays senderDays(DatabaseClient database, Lanes<?> lanes, Clock clock) {
        return new SenderDays(
                database,
                lanes::capacities,
                (sender, day, left) -> lanes.of(sender).ifPresent(lane -> lane.left(day, left)),
                clock);
    }

    @Bean
    Rounds senderDayRounds(SenderDays days) {
        return Rounds.ofUpkeep("capacities of senders", CAPACITY_LOOK, days::look);
    }

    @Bean
    Intents intents(
            DatabaseClient database,
            Media<?> medium,
            Fence fence,
            SenderDays days,
            List<Provider<?>> providers,
            Clock clock) {
        return new Intents(
                database,
                medium.channel(),
                fence.epoch(),
                days,
                Provider.untokened(providers),
                clock);
    }

    @Bean
    MessageIds messageIds(DatabaseClient database) {
        return new MessageIds(database);
    }

    @Bean
    RouterFunction<ServerResponse> attemptRoutes(DatabaseClient database, Inquiries inquiries) {
        return new AttemptStories(database).routes(inquiries);
    }

    @Bean
    DatabaseGauges unknownAttempts() {
        return DatabaseGauges.of(
                        """
                        SELECT count(*) AS open,
                            coalesce(extract(epoch FROM :now - min(unknown_since)), 0) AS oldest
                        FROM intent WHERE unknown_since IS NOT NULL
                        """)
                .number("open", "channel.unknowns.open", "Attempts whose result is not known")
                .seconds("oldest", "channel.unknowns.oldest", "Since when the oldest is not known");
    }

    @Bean
    PartitionedTable intentTable(IntentSettings settings) {
        return PartitionedTable.updated("intent", settings.retention());
    }

    @Bean
    PartitionedTable providerMessageTable(IntentSettings settings) {
        return new PartitionedTable("provider_message", settings.retention());
    }
}

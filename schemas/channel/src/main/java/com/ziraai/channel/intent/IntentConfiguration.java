package com.ziraai.channel.intent;

import com.ziraai.channel.fence.Fence;
import com.ziraai.channel.provider.Medium;
import com.ziraai.inquiry.Inquiries;
import com.ziraai.messaging.DatabaseGauges;
import com.ziraai.messaging.PartitionedTable;
import java.time.Clock;
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

    @Bean
    Intents intents(DatabaseClient database, Medium<?> medium, Fence fence, Clock clock) {
        return new Intents(database, medium.channel(), fence.epoch(), clock);
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
}

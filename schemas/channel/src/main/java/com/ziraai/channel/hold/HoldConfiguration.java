package com.ziraai.channel.hold;

import com.ziraai.channel.provider.Supplies;
import com.ziraai.contract.Media;
import com.ziraai.contract.Topics;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.messaging.replica.Replica;
import com.ziraai.messaging.table.DatabaseGauges;
import java.time.Clock;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** What is known of paused and cancelled operations. */
@Configuration(proxyBeanMethods = false)
public class HoldConfiguration {

    @Bean
    OperationStates operationStates() {
        return new OperationStates();
    }

    @Bean
    Replica<OperationLifecycle> lifecycle(OperationStates states) {
        return new Replica<>(Topics.OPERATION_LIFECYCLE, states::learn);
    }

    /** Those of operations that go on again included, until they are taken up. */
    @Bean
    DatabaseGauges heldCommands() {
        return DatabaseGauges.of(
                        """
                        SELECT count(*) FILTER (WHERE sender IS NULL) AS held,
                            count(*) FILTER (WHERE sender IS NOT NULL) AS behind
                        FROM held_command
                        """)
                .number(
                        "held",
                        "channel.commands.held",
                        "Commands of paused operations, or that lack something")
                .number("behind", "channel.commands.behind", "Commands that wait for their sender");
    }

    @Bean
    <C extends SpecificRecord> Hold<C> hold(
            DatabaseClient database,
            Media<C> medium,
            OperationStates states,
            ObjectProvider<Supplies<C>> supplies,
            Clock clock) {
        return new Hold<>(
                database, medium, states, supplies.getIfAvailable(() -> _ -> List.of()), clock);
    }
}

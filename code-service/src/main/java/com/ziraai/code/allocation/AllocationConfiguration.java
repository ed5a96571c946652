package com.ziraai.code.allocation;

import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionRequested;
import com.ziraai.inquiry.Inquiries;
import com.ziraai.message.DeepLinks;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.table.DatabaseGauges;
import com.ziraai.messaging.table.PartitionedTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Wires allocation. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AllocationSettings.class)
public class AllocationConfiguration {

    @Bean
    PartitionedTable codes(AllocationSettings settings) {
        return new PartitionedTable("code", settings.retention());
    }

    @Bean
    GivenCodes givenCodes(DatabaseClient database, Clock clock) {
        return new GivenCodes(database, new FreeCodes(database), clock);
    }

    @Bean
    Allocation allocation(
            AllocationSettings settings,
            DatabaseClient database,
            GivenCodes given,
            Clock clock,
            DeepLinks links,
            Publisher publisher,
            MeterRegistry meters) {
        return new Allocation(
                new CodeBlocks(database, settings.secret()),
                settings.blockSize(),
                new InheritedCodes(database, clock),
                given,
                new AllocatedCodes(database, clock),
                links,
                publisher,
                new Enriched(meters));
    }

    /** Days differ by zone, so the fullest of three counts. */
    @Bean
    DatabaseGauges numbersLeft() {
        return DatabaseGauges.of(
                        """
                        SELECT %d - coalesce(max(next_number), 0) AS numbers FROM code_block
                        WHERE day BETWEEN CAST(:now AS date) - 1 AND CAST(:now AS date) + 1
                        """
                                .formatted(CodeFormat.SUFFIXES))
                .number("numbers", "code.numbers.left", "Codes the fullest day still has");
    }

    @Bean
    RouterFunction<ServerResponse> codeRoutes(
            DatabaseClient database, GivenCodes given, DeepLinks links, Inquiries inquiries) {
        return new CodeStories(database, links, inquiries)
                .routes()
                .and(new MissingCodes(new FreeCodes(database), given, inquiries).routes());
    }

    @Bean
    Subscription<DistributionRequested> requested(Allocation allocation) {
        return Subscription.to(
                "allocation", Topics.DISTRIBUTION_REQUESTED, allocation::onRequested);
    }
}

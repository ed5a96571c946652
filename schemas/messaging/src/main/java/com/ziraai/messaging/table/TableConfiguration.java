package com.ziraai.messaging.table;

import com.ziraai.messaging.work.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;

/** Keeps the tables a service declares. */
@AutoConfiguration
class TableConfiguration {

    @Bean
    TimePartitions timePartitions(
            ObjectProvider<PartitionedTable> tables, DatabaseClient database, Clock clock) {
        return new TimePartitions(tables.stream().toList(), database, clock);
    }

    @Bean
    Rounds gaugeReading(
            ObjectProvider<DatabaseGauges> gauges,
            DatabaseClient database,
            MeterRegistry meters,
            Clock clock) {
        GaugeReader reader =
                new GaugeReader(gauges.orderedStream().toList(), database, meters, clock);
        return new Rounds("gauges", GaugeReader.PERIOD, reader::readAll);
    }
}

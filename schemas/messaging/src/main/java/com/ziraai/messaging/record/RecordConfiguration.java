package com.ziraai.messaging.record;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The registry, known to whoever reads or owns records. */
@AutoConfiguration
@EnableConfigurationProperties(RegistrySettings.class)
class RecordConfiguration {

    @Bean
    SchemaRegistry schemaRegistry(RegistrySettings settings) {
        return new SchemaRegistry(settings);
    }

    @Bean
    RecordWriter recordWriter(SchemaRegistry registry) {
        return new RecordWriter(registry::register);
    }
}

package com.ziraai.messaging.replica;

import com.ziraai.contract.Service;
import com.ziraai.messaging.record.SchemaRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.ConsumerFactory;

/** Runs what a service keeps in memory of whole topics. */
@AutoConfiguration
class ReplicaConfiguration {

    @Bean
    Replicas replicas(
            Service service,
            ObjectProvider<Replica<?>> replicas,
            ConsumerFactory<String, byte[]> consumers,
            SchemaRegistry registry) {
        return new Replicas(service, replicas.orderedStream().toList(), consumers, registry);
    }

    @Bean
    WholeTopic wholeTopic(
            Service service, ConsumerFactory<String, byte[]> consumers, SchemaRegistry registry) {
        return new WholeTopic(service, consumers, registry::schema);
    }
}

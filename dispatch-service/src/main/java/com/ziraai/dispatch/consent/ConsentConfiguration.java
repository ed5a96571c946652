package com.ziraai.dispatch.consent;

import com.ziraai.contract.Topics;
import com.ziraai.dispatch.gate.Check;
import com.ziraai.event.ContactConsent;
import com.ziraai.messaging.replica.Replica;
import com.ziraai.messaging.replica.Replicas;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires suppressions and their check. */
@Configuration(proxyBeanMethods = false)
public class ConsentConfiguration {

    @Bean
    Suppressions suppressions(MeterRegistry meters) {
        Suppressions suppressions = new Suppressions();
        Gauge.builder("dispatch.suppressions", suppressions, Suppressions::size)
                .description("Contacts of sponsors, or of all, that nothing is sent to")
                .register(meters);
        return suppressions;
    }

    @Bean
    Replica<ContactConsent> consents(Suppressions suppressions) {
        return new Replica<>(Topics.CONTACT_CONSENT, suppressions::learn);
    }

    @Bean
    Check suppressionCheck(Suppressions suppressions, Replicas replicas) {
        return new SuppressionCheck(suppressions, replicas);
    }
}

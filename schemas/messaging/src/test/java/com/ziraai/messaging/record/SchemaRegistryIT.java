package com.ziraai.messaging.record;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.infrastructure.TestInfrastructure;
import java.net.URI;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemaRegistryIT {

    @Test
    void theRegistryRefusesASchemaThatCannotReadWhatWasWritten() {
        String url = TestInfrastructure.shared().infrastructure().registryUrl();
        SchemaRegistry registry =
                new SchemaRegistry(new RegistrySettings(URI.create(url), null, null));
        Schema released = SchemaBuilder.record("R").fields().requiredString("a").endRecord();
        Schema broken = SchemaBuilder.record("R").fields().requiredInt("b").endRecord();
        registry.register("evolution-value", released);
        assertThatThrownBy(() -> registry.register("evolution-value", broken))
                .isInstanceOf(SchemaRegistry.RefusedException.class)
                .hasMessageContaining("evolution-value");
    }
}

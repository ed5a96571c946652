package com.ziraai.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.Channel;
import com.ziraai.infrastructure.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExclusionTest {

    /** The channels' library is not on our class path, but its words are in every outcome. */
    private static final String CODES =
            "schemas/channel/src/main/java/com/ziraai/channel/provider/FailureCode.java";

    @ParameterizedTest
    @EnumSource
    void isNamedAsTheChannelsNameTheFailure(Exclusion exclusion) throws IOException {
        assertThat(Files.readString(Checkout.find().root().resolve(CODES)))
                .containsPattern("\n    " + exclusion.name() + "\\(");
    }

    @ParameterizedTest
    @EnumSource
    void isOfWhatsAppOnly(Exclusion exclusion) {
        assertThat(Exclusion.of(Channel.WHATSAPP, exclusion.name())).contains(exclusion);
        assertThat(Exclusion.of(Channel.SMS, exclusion.name())).isEmpty();
        assertThat(Exclusion.of(Channel.WHATSAPP, "PROVIDER_BUSY")).isEmpty();
    }
}

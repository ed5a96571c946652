package com.ziraai.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.infrastructure.Checkout;
import com.ziraai.local.sponsor.SampleRecipients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipientFileTest {

    private static final Path FILE =
            Checkout.find().root().resolve("deploy/samples/recipients.csv");

    @Test
    void sampleFileHoldsTheFirstThousandRows() throws Exception {
        var thousand = SampleRecipients.from(0).limit(1_000).toList();
        assertThat(Files.readString(FILE)).isEqualTo(RecipientFile.format(thousand));
        assertThat(RecipientFile.read(FILE)).isEqualTo(thousand);
    }

    @Test
    void brokenFileIsNamedWithItsLine() {
        assertThatThrownBy(() -> RecipientFile.parse("r.csv", List.of("name")))
                .hasMessage("r.csv does not begin with " + RecipientFile.HEADER);
        assertThatThrownBy(() -> RecipientFile.parse("r.csv", List.of(RecipientFile.HEADER, "a,b")))
                .hasMessage("r.csv:2 has 2 values instead of 6");
        assertThatThrownBy(() ->
                        RecipientFile.parse(
                                "r.csv", List.of(RecipientFile.HEADER, "a,b,SMS,c,d,maybe")))
                .hasMessageContaining("r.csv:2 expects maybe");
    }
}

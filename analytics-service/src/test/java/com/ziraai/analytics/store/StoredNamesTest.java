package com.ziraai.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.analytics.Outcomes;
import com.ziraai.analytics.fold.Exclusion;
import com.ziraai.analytics.fold.Fact;
import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.Standing;
import com.ziraai.analytics.fold.Tally;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is stored names its symbols, so that none is taken for another. */
class StoredNamesTest {

    private final Outcomes operation = Outcomes.ofNewOperation();
    private final Page page = new Page();
    private final Tally tally = new Tally();

    @Test
    void aTallyOfAnUnknownNameIsAnErrorAndNotAnotherSymbol() {
        fold();
        byte[] bytes = TallyCodec.encode(tally);

        for (String name : new String[] {"DELIVERED", "WHATSAPP", "RECIPIENT_CAPPED"}) {
            assertThatThrownBy(() -> TallyCodec.decode(renamed(bytes, name)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stored under the unknown")
                    .hasMessageContaining("rebuild");
        }
    }

    @Test
    void aPageOfAnUnknownNameIsAnErrorAndNotAnotherSymbol() {
        fold();
        byte[] bytes = PageCodec.encode(page);

        for (String name : new String[] {"DELIVERED", "WHATSAPP"}) {
            assertThatThrownBy(() -> PageCodec.decode(renamed(bytes, name)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stored under the unknown");
        }
    }

    /** As if written when the enums had other symbols, in another order. */
    @Test
    void whatIsStoredDoesNotDependOnTheOrderOfTheEnums() {
        Sink bytes = new Sink(64);
        bytes.number(StoredFormat.CURRENT).number(0).number(0);
        bytes.number(2).text("READ").number(5).text("UNKNOWN").number(1);
        bytes.number(1).text("EMAIL").text("SENT").number(3);
        bytes.number(1).text("RECIPIENT_OPTED_OUT").number(2);
        bytes.number(4).number(77);
        bytes.text("SENT").number(0).text("DELIVERED").number(0).text("ACCEPTED").number(0);
        bytes.number(0).number(0);

        Tally read = TallyCodec.decode(bytes.toBytes());

        assertThat(read.items(Standing.READ)).isEqualTo(5);
        assertThat(read.items(Standing.UNKNOWN)).isEqualTo(1);
        assertThat(read.knownItems()).isEqualTo(6);
        assertThat(read.attempts(Channel.EMAIL, AttemptStatus.SENT)).isEqualTo(3);
        assertThat(read.excluded(Exclusion.RECIPIENT_OPTED_OUT)).isEqualTo(2);
        assertThat(read.neverTried()).isEqualTo(4);
        assertThat(read.attemptNumbers()).isEqualTo(77);
    }

    @Test
    void anotherFormatIsRefused() {
        byte[] older = {2, 0, 0};

        assertThatThrownBy(() -> TallyCodec.decode(older))
                .hasMessage("tally of format 2: rebuild from the topics");
        assertThatThrownBy(() -> PageCodec.decode(older))
                .hasMessage("page of format 2: rebuild from the topics");
    }

    private void fold() {
        fold(Fact.of(operation.attempt(0, AttemptStatus.DELIVERED, 40)));
        fold(
                Fact.of(
                        operation.attempt(
                                1,
                                1,
                                Channel.WHATSAPP,
                                AttemptStatus.FAILED,
                                40,
                                "RECIPIENT_CAPPED")));
    }

    private void fold(Fact fact) {
        page.fold(fact, tally);
        tally.note(fact);
    }

    /** The bytes with every occurrence of a word changed into one nobody knows. */
    private static byte[] renamed(byte[] bytes, String name) {
        String unknown = "X" + name.substring(1);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(name);
        return text.replace(name, unknown).getBytes(StandardCharsets.ISO_8859_1);
    }
}

package com.ziraai.simulator.kannel;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.attempt.Channel;
import com.ziraai.simulator.ledger.Entry;
import com.ziraai.simulator.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DlrUrlTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final UUID ID = UUID.fromString("00000000-0000-0001-0000-000000000002");
    private static final Entry ENTRY =
            new Ledger(Clock.systemUTC()).open(new Call(Channel.SMS, "1", Optional.empty()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    8  | s=%d       | s=8
                    8  | %A         | ACK%2F
                    16 | %A         | NACK%2F0x0000000B%2FInvalid+Destination+Address
                    34 | %d:%i      | 34:simulator
                    1  | %F         | 00000000000000010000000000000002
                    1  | %I         | 00000000-0000-0001-0000-000000000002
                    1  | %p,%P      | Ziraat+%26+Co,00905551234567
                    1  | %q,%Q      | Ziraat+%26+Co,%2B905551234567
                    1  | %t,%T      | 2026-01-02+03:04:05,1767323045
                    1  | %n,%o      | tester,
                    1  | 100%%,%z,% | 100%,%z,%
                    1  | a=%2Fb     | a=%2Fb
                    """)
    void fillsEscapes(int value, String pattern, String filled) {
        assertThat(DlrUrl.fill(dlr(value, pattern), NOW)).isEqualTo(filled);
    }

    @ParameterizedTest
    @CsvSource({
        "1,dlvrd%3A001,stat%3ADELIVRD+err%3A000",
        "2,dlvrd%3A000,stat%3AUNDELIV+err%3A001",
        "34,dlvrd%3A000,stat%3AEXPIRED+err%3A027"
    })
    void aFinalReportCarriesTheTextOfAnSmppReceipt(int value, String delivered, String state) {
        assertThat(DlrUrl.fill(dlr(value, "%A"), NOW))
                .startsWith("id%3A00000000000000010000000000000002+sub%3A001+")
                .contains(delivered, "submit+date%3A2601020304", state);
    }

    private static Dlr dlr(int value, String pattern) {
        SendSms request =
                new SendSms(
                        Map.of(
                                "username", List.of("tester"),
                                "from", List.of("Ziraat & Co"),
                                "to", List.of("00905551234567"),
                                "dlr-url", List.of(pattern)));
        return new Dlr(request, ID, value, NOW, ENTRY);
    }
}

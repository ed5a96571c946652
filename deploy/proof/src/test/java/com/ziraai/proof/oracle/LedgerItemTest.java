package com.ziraai.proof.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class LedgerItemTest {

    /** Calls as attempt, A accepted or D answer dropped or R refused, F failure reported. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1A,        true,  false
                    1D,        true,  false
                    1R,        false, false
                    1R 2A,     true,  false
                    1AF,       false, false
                    1AF 2A,    true,  false
                    1AF 2AF,   false, false
                    1A 2A,     true,  true
                    1A 1A,     true,  true
                    1AF 1AF,   false, true
                    1D 2A,     true,  true
                    1R 1A,     true,  false
                    """)
    void isReachedByOneLivingAcceptanceAndDoubledByTwo(
            String calls, boolean reached, boolean doubled) {
        var item = LedgerItem.parse(JsonMapper.shared().readTree(json(calls)));
        assertThat(item.isReached()).isEqualTo(reached);
        assertThat(item.isDoubled()).isEqualTo(doubled);
    }

    private static String json(String calls) {
        var list = new StringBuilder();
        for (var call : calls.split(" ")) {
            var result =
                    switch (call.charAt(1)) {
                        case 'A' -> "ACCEPTED";
                        case 'D' -> "ANSWER_DROPPED";
                        default -> "REFUSED";
                    };
            list.append(list.isEmpty() ? "" : ",")
                    .append(
                            "{\"attempt\":%s,\"result\":\"%s\",\"failureReported\":%s}"
                                    .formatted(call.charAt(0), result, call.endsWith("F")));
        }
        return "{\"item\":\"a/0\",\"calls\":[" + list + "]}";
    }
}

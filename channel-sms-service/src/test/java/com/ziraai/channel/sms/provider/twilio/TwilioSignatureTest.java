package com.ziraai.channel.sms.provider.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioSignatureTest {

    /** The example of Twilio's own libraries. */
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";

    private static final Map<String, List<String>> FORM =
            Map.of(
                    "CallSid", List.of("CA1234567890ABCDE"),
                    "Caller", List.of("+14158675309"),
                    "Digits", List.of("1234"),
                    "From", List.of("+14158675309"),
                    "To", List.of("+18005551212"));

    private final TwilioSignature signature = new TwilioSignature("12345");

    @Test
    void twiliosOwnExampleIsGenuine() {
        assertThat(signature.matches("RSOYDt4T1cUTdK1PDd93/VVr8B8=", URL, FORM)).isTrue();
    }

    @Test
    void whatWasChangedOnTheWayIsNot() {
        String genuine = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        assertThat(signature.matches(genuine, URL + "&x=1", FORM)).isFalse();
        assertThat(signature.matches(genuine, URL, Map.of())).isFalse();
        assertThat(signature.matches("", URL, FORM)).isFalse();
        assertThat(new TwilioSignature("12346").matches(genuine, URL, FORM)).isFalse();
    }

    @Test
    void aFieldThatStandsTwiceCountsWithEachValueOnce() {
        assertThat(signature.of(URL, Map.of("a", List.of("2", "1", "2"))))
                .isEqualTo(signature.of(URL, Map.of("a", List.of("1", "2"))));
        assertThat(signature.of(URL, Map.of("a", List.of(""))))
                .isNotEqualTo(signature.of(URL, Map.of()));
    }
}

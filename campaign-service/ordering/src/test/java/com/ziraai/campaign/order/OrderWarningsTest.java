package com.ziraai.campaign.order;

import static com.ziraai.campaign.order.OrderScene.codes;
import static com.ziraai.campaign.order.OrderScene.items;
import static com.ziraai.campaign.order.OrderScene.order;
import static com.ziraai.campaign.order.OrderScene.recipient;
import static com.ziraai.campaign.order.OrderScene.refused;
import static com.ziraai.campaign.order.OrderScene.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.gateway.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderWarningsTest {

    @Test
    void invalidForeignAndRepeatedNumbersAreCountedAndKept() {
        CheckedOrder order =
                order(
                        """
                        {"recipients":[{"phoneNumber":"05551234567"},{"phoneNumber":"+90 555 123 45 67"},
                          {"phoneNumber":"123"},{"phoneNumber":null},{"phoneNumber":"+4915123456789"}]}
                        """);
        assertThat(order.operation().totalItems()).isEqualTo(5);
        assertThat(order.warnings())
                .containsExactly(
                        new Warning("INVALID_PHONE", 2),
                        new Warning("COUNTRY_NOT_ALLOWED", 1),
                        new Warning("DUPLICATE_RECIPIENT", 1));
    }

    @Test
    void anEmailOrAPriorityThatIsNoneCostsNobodyTheMessage() {
        CheckedOrder order =
                order(
                        """
                        {"recipients":[{"phoneNumber":"05551234567","email":"nobody","priority":2},
                                       {"phoneNumber":"05551234568","email":"a@b.com","priority":99},
                                       {"phoneNumber":"05551234569","email":"@","priority":0}]}
                        """);
        assertThat(order.operation().totalItems()).isEqualTo(3);
        assertThat(order.operation().priority()).isEqualTo(5);
        assertThat(items(order))
                .allSatisfy(item -> assertThat(item.getRefusal()).isNull())
                .extracting(item -> item.getRecipient().getEmail())
                .containsExactly(null, "a@b.com", null);
        assertThat(texts(order))
                .containsExactly(
                        "2 e-mail addresses are not valid and left out: recipients[0], recipients[2]",
                        "2 priorities are not a number from 1 to 10, 5 is taken: recipients[1], recipients[2]");
        assertThat(order.failures()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"metadata\":{\"budgetLimit\":5}                     | BUDGET_WITHOUT_PRICES",
                "\"processing\":{\"sendProgressNotifications\":true}  | PROGRESS_WITHOUT_CALLBACK",
                "\"processing\":{\"retryAttempts\":0,\"retryDelaySeconds\":9} | DELAY_WITHOUT_RETRIES",
                "\"scheduling\":{\"missedStart\":\"ask\"}              | START_WITHOUT_DATE"
            })
    void whatHasNoEffectIsWarnedOf(String part, String code) {
        String body = "{\"recipients\":[" + recipient("+905551234567", "") + "]," + part + "}";
        assertThat(order(body).warnings()).extracting(Warning::code).containsExactly(code);
    }

    @Test
    void whatAChannelCannotHoldIsToldBeforehand() {
        String ownText = "\"customMessage\":\"{a}{b} {link}\",\"personalizationData\":";
        CheckedOrder order =
                order(
                        """
                        {"recipients":[
                          {"phoneNumber":"05551234567"},
                          {"phoneNumber":"05551234568",%1$s{"a":"%2$s","b":"%3$s"}},
                          {"phoneNumber":"05551234569",%1$s{"a":"%3$s","b":"%3$s"}}]}
                        """
                                .formatted(ownText, "ı".repeat(500), "x".repeat(500)));

        assertThat(order.warnings())
                .containsExactly(
                        new Warning("SMS_TOO_LONG", 1, List.of("1", 16, 10)),
                        new Warning("WHATSAPP_TOO_LONG", 2, List.of("1, 2", 1044, 924)),
                        new Warning("MESSAGE_TOO_LONG", 1));
        assertThat(order.failures()).isEqualTo(1);
    }

    @Test
    void messagesOfTheirOwnBesideACommonOneAreTold() {
        CheckedOrder order =
                order(
                        """
                        {"messageTemplate":"Merhaba {link}","recipients":[
                          {"phoneNumber":"05551234567","customMessage":"Merhaba {link}"},
                          {"phoneNumber":"05551234568","customMessage":"borcunu ödemedi"},
                          {"phoneNumber":"123","customMessage":"tekrar ara"},
                          {"phoneNumber":"05551234569"}]}
                        """);
        assertThat(order.warnings())
                .containsExactly(new Warning("INVALID_PHONE", 1), new Warning("OWN_MESSAGES", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "link,    RESERVED_KEY",
        "sponsor, RESERVED_KEY",
        "expiry,  RESERVED_KEY",
        "code,    RESERVED_KEY",
        "name,    RESERVED_KEY",
        "Link,    SIMILAR_KEY",
        "LİNK,    SIMILAR_KEY",
        "lınk,    SIMILAR_KEY",
        "Name,    NONE",
        "links,   NONE"
    })
    void valuesNamedLikeWhatTheHouseFillsAreTold(String key, String code) {
        CheckedOrder order =
                order(
                        "{\"messageTemplate\":\"Bak {link}\",\"recipients\":["
                                + recipient(
                                        "05551234567",
                                        ",\"personalizationData\":{\"" + key + "\":\"mine\"}")
                                + "]}");
        assertThat(order.warnings())
                .isEqualTo(
                        code.equals("NONE")
                                ? List.of()
                                : List.of(new Warning(code, 1, List.of(key))));
    }

    @Test
    void whereToUnsubscribeIsFilledInInEmailsOnly() {
        String message =
                """
                {"recipients":[%s],"channel":"%s","fallbackChannels":[],"messageTemplate":"{link} {unsubscribe}"}
                """;
        String own = ",\"personalizationData\":{\"unsubscribe\":\"a.example\"}";
        String mail = ",\"email\":\"a@example.org\"";
        assertThat(order(message.formatted(recipient("+905551234567", mail), "Email")).warnings())
                .isEmpty();
        assertThat(
                        order(message.formatted(recipient("+905551234567", mail + own), "Email"))
                                .warnings())
                .extracting(Warning::code)
                .containsExactly("RESERVED_KEY");
        assertThat(codes(refused(message.formatted(recipient("+905551234567", mail), "SMS"))))
                .containsExactly("UNKNOWN_PLACEHOLDER");
        assertThat(order(message.formatted(recipient("+905551234567", own), "SMS")).warnings())
                .isEmpty();
    }
}

package com.ziraai.campaign.order;

import static com.ziraai.campaign.order.OrderScene.NOW;
import static com.ziraai.campaign.order.OrderScene.SPONSOR;
import static com.ziraai.campaign.order.OrderScene.codes;
import static com.ziraai.campaign.order.OrderScene.items;
import static com.ziraai.campaign.order.OrderScene.order;
import static com.ziraai.campaign.order.OrderScene.recipient;
import static com.ziraai.campaign.order.OrderScene.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.callback.StrictCallbackUrls;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violation;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.operation.NewOperation.Pace;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Guarantee;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderCheckTest {

    /** The published class has 50 and 5; the guide beside it says what of them small ones need. */
    @ParameterizedTest
    @CsvSource({
        "SMS,       99,   50, 2",
        "SMS,      100,   50, 5",
        "WhatsApp, 499,   50, 5",
        "SMS,     5000,   50, 5",
        "Email,    500,  100, 5"
    })
    void whatIsNotNamedGoesByChannelAndSize(
            String channel, int items, int batchSize, int concurrency) {
        Pace pace = settings("{\"channel\":\"" + channel + "\"}", items).pace();
        assertThat(pace).isEqualTo(new Pace(batchSize, concurrency));
    }

    @Test
    void eMailsMayBeReleasedInLargerBatches() {
        assertThat(
                        settings("{\"channel\":\"Email\",\"processing\":{\"batchSize\":500}}", 1)
                                .pace()
                                .batchSize())
                .isEqualTo(500);
    }

    @Test
    void defaultsAreThePlansAndTheDocuments() {
        CheckedOrder order = order("{\"recipients\":[" + recipient("+905551234567", "") + "]}");
        assertThat(order.operation().name()).isEqualTo("Bulk Link Send");
        assertThat(order.operation().channel()).isEqualTo(Channel.SMS);
        assertThat(order.operation().pace().batchSize()).isEqualTo(50);
        assertThat(order.operation().pace().maxConcurrency()).isEqualTo(2);
        assertThat(order.operation().priority()).isEqualTo(5);
        assertThat(order.operation().releaseTimes().getFirst()).isEqualTo(NOW);
        assertThat(order.warnings()).isEmpty();
        assertThat(order.operation().id().createdAt()).isEqualTo(NOW);
    }

    @Test
    void theMostUrgentRecipientMakesTheOperationUrgent() {
        CheckedOrder order =
                order(
                        """
                        {"recipients":[{"phoneNumber":"05551234567","priority":2},
                                       {"phoneNumber":"05551234568","priority":8}]}
                        """);
        assertThat(order.operation().priority()).isEqualTo(8);
    }

    @Test
    void aListWithoutAnyValidNumberIsRefusedWithItsCounts() {
        ProblemException problem =
                refused("{\"recipients\":[{\"phoneNumber\":\"1\"},{\"phoneNumber\":\"2\"}]}");
        assertThat(problem.error()).isEqualTo("VALIDATION_FAILED");
        assertThat(codes(problem))
                .containsExactly("NO_VALID_RECIPIENT", "INVALID_PHONE", "INVALID_PHONE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"recipients\":[]}                                | recipients             | REQUIRED",
                "{}                                                 | recipients             | REQUIRED",
                "{R,\"operationName\":\"\"}                         | operationName          | LENGTH",
                "{R,\"messageTemplate\":\"\"}                       | messageTemplate        | LENGTH",
                "{R,\"messageTemplate\":\"{name\"}                  | messageTemplate        | STRAY_BRACE",
                "{R,\"messageTemplate\":\"{unknown}\"}              | recipients[0].personalizationData | UNKNOWN_PLACEHOLDER",
                "{R,\"channel\":\"Pigeon\"}                         | channel                | UNKNOWN_CHANNEL",
                "{R,\"channel\":\"Email\"}                          | recipients             | NO_VALID_RECIPIENT",
                "{R,\"fallbackChannels\":[\"sms\"]}               | fallbackChannels[0]    | CHANNEL_TWICE",
                "{R,\"fallbackChannels\":[\"Email\",\"Pigeon\"]}   | fallbackChannels[1]    | UNKNOWN_CHANNEL",
                "{R,\"fallbackChannels\":[null]}                  | fallbackChannels[0]    | REQUIRED",
                "{R,\"emailSubject\":\"\"}                        | emailSubject           | LENGTH",
                "{R,\"emailSubject\":\"{name\"}                   | emailSubject           | STRAY_BRACE",
                "{R,\"emailSubject\":\"{unknown}\"}               | recipients[0].personalizationData | UNKNOWN_PLACEHOLDER",
                "{R,\"processing\":{\"batchSize\":9}}               | processing.batchSize   | RANGE",
                "{R,\"processing\":{\"batchSize\":101}}             | processing.batchSize   | RANGE",
                "{R,\"processing\":{\"maxConcurrency\":0}}          | processing.maxConcurrency | RANGE",
                "{R,\"processing\":{\"maxConcurrency\":6}}          | processing.maxConcurrency | RANGE",
                "{R,\"processing\":{\"retryAttempts\":11}}          | processing.retryAttempts | RANGE",
                "{R,\"processing\":{\"retryDelaySeconds\":3601}}    | processing.retryDelaySeconds | RANGE",
                "{R,\"processing\":{\"callbackUrl\":\"ftp://a/b\"}} | processing.callbackUrl | CALLBACK_NOT_HTTPS",
                "{R,\"processing\":{\"callbackUrl\":\"not a url\"}} | processing.callbackUrl | INVALID_URL",
                "{R,\"processing\":{\"processingSettings\":{\"guarantee\":\"twice\"}}} | processing.processingSettings.guarantee | UNKNOWN_GUARANTEE",
                "{\"recipients\":[{P,\"sponsorshipCode\":\"a b\"}]} | recipients[0].sponsorshipCode | INVALID_CODE",
                "{R,\"processing\":{\"processingSettings\":{\"garantee\":\"at_most_once\"}}} | processing.processingSettings.garantee | UNKNOWN_FIELD",
                "{R,\"processing\":{\"processingSettings\":{\"guarantee\":5}}} | processing.processingSettings.guarantee | WRONG_TYPE",
                "{R,\"scheduling\":{\"scheduledDate\":\"2025-08-20T09:00\"}} | scheduling.isScheduled | MUST_BE_TRUE",
                "{\"recipients\":[{P,\"personalizationData\":{\"1\":\"x\"}}]} | recipients[0].personalizationData | INVALID_KEY",
                "{\"recipients\":[{P,\"customMessage\":\"{region}\"}]} | recipients[0].customMessage | UNKNOWN_PLACEHOLDER",
                "{\"recipients\":[{P},null]}                        | recipients[1]          | REQUIRED",
                "{\"recipients\":[{P},{\"phoneNumber\":\"+90'; --\"}]} | recipients[1].phoneNumber | INVALID_CHARACTERS"
            })
    void eachMistakeIsNamedWithItsPlace(String body, String path, String code) {
        ProblemException problem =
                refused(
                        body.replace("{R,", "{\"recipients\":[{P}],")
                                .replace("{R}", "{\"recipients\":[{P}]}")
                                .replace("{P", "{\"phoneNumber\":\"05551234567\""));
        assertThat(problem.violations().orElseThrow().kept())
                .extracting(Violation::path, Violation::code)
                .contains(org.assertj.core.groups.Tuple.tuple(path, code));
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        ProblemException problem =
                refused(
                        """
                        {"operationName":"","channel":"Pigeon","processing":{"batchSize":1},
                         "recipients":[{"phoneNumber":"<b>","email":"x","priority":0,"customMessage":"{a}{b}"}]}
                        """);
        assertThat(problem.error()).isEqualTo("UNKNOWN_CHANNEL");
        assertThat(codes(problem))
                .containsExactlyInAnyOrder(
                        "LENGTH",
                        "UNKNOWN_CHANNEL",
                        "RANGE",
                        "INVALID_CHARACTERS",
                        "UNKNOWN_PLACEHOLDER",
                        "UNKNOWN_PLACEHOLDER");
    }

    @Test
    void aMistakeInEveryRowMakesAReadableAnswer() {
        StringBuilder body = new StringBuilder("{\"messageTemplate\":\"{x}\",\"recipients\":[");
        for (int i = 0; i < 1000; i++) {
            body.append(i == 0 ? "" : ",").append("{\"phoneNumber\":\"05551234567\"}");
        }
        ProblemException problem = refused(body.append("]}").toString());
        assertThat(problem.violations().orElseThrow().count()).isEqualTo(1000);
        assertThat(problem.violations().orElseThrow().kept()).hasSize(50);
    }

    @Test
    void placeholdersAreFilledFromTheRecipientsOwnValues() {
        CheckedOrder order =
                order(
                        """
                        {"messageTemplate":"{name} {region} {code} {link} {sponsor} {expiry} {count}",
                         "recipients":[{"phoneNumber":"05551234567",
                           "personalizationData":{"region":"Antalya","count":5}}]}
                        """);
        assertThat(order.operation().totalItems()).isOne();
    }

    @Test
    void aGuaranteeCanBeChosenInTheProcessingSettings() {
        Settings settings =
                settings(
                        "{\"processing\":{\"processingSettings\":{\"guarantee\":\"at_least_once\"}}}");
        assertThat(settings.guarantee()).isEqualTo(Guarantee.AT_LEAST_ONCE);
    }

    @Test
    void retriesAndConcurrencyAreTheRequests() {
        Settings settings =
                settings(
                        "{\"processing\":{\"retryAttempts\":2,\"retryDelaySeconds\":30,\"maxConcurrency\":4,\"batchDelaySeconds\":7}}");
        assertThat(settings.retry().getRetryAttempts()).isEqualTo(2);
        assertThat(settings.retry().getRetryDelaySeconds()).isEqualTo(30);
        assertThat(settings.pace().maxConcurrency()).isEqualTo(4);
        assertThat(settings.timing().batchDelay()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void moreRecipientsThanThePlanAllowsAreRefusedUnread() {
        StringBuilder body = new StringBuilder("{\"recipients\":[");
        for (int i = 0; i < 5001; i++) {
            body.append(i == 0 ? "" : ",").append("{\"phoneNumber\":\"<\"}");
        }
        assertThat(codes(refused(body.append("]}").toString()))).containsExactly("TOO_MANY_ITEMS");
    }

    @Test
    void decomposedAndHindiNamesOfValuesAreNames() {
        CheckedOrder order =
                order(
                        """
                        {"messageTemplate":"{bo\u0308lge} {नाम} {link}","recipients":[
                          {"phoneNumber":"05551234567","name":"Gu\u0308l\u200B O\u0308ztu\u0308rk",
                           "personalizationData":{"b\u00f6lge":"Ege","नाम":"राम"}},
                          {"phoneNumber":"05551234568",
                           "personalizationData":{"bo\u0308lge":"Ege","नाम":"क\u200Dष"}}]}
                        """);
        List<DistributionRequested> items = items(order);
        assertThat(items.get(0).getRecipient().getName()).isEqualTo("Gül Öztürk");
        assertThat(items.get(1).getPersonalization())
                .containsEntry("bölge", "Ege")
                .containsEntry("नाम", "क\u200Dष");
        assertThat(items.get(0).getMessageTemplate()).isEqualTo("{bölge} {नाम} {link}");
    }

    @Test
    void namesThatBecomeEqualAreRefused() {
        assertThat(
                        codes(
                                refused(
                                        "{\"recipients\":["
                                                + recipient(
                                                        "05551234567",
                                                        ",\"personalizationData\":{\"bölge\":\"a\",\"bo\u0308lge\":\"b\"}")
                                                + "]}")))
                .containsExactly("INVALID_KEY");
    }

    private static Settings settings(String body) {
        return settings(body, 1);
    }

    private static Settings settings(String body, int items) {
        Violations violations = new Violations();
        Settings settings =
                new SettingsReader(
                                SPONSOR,
                                NOW,
                                OrderScene.PROPERTIES,
                                StrictCallbackUrls.create(),
                                violations)
                        .read(OrderScene.read(body), items, List.of());
        assertThat(violations.isEmpty()).isTrue();
        return settings;
    }
}

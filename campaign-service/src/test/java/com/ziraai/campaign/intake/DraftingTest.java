package com.ziraai.campaign.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ziraai.campaign.admission.Plan;
import com.ziraai.campaign.blacklist.Blacklisted;
import com.ziraai.campaign.callback.StrictCallbackUrls;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.gateway.Violation;
import com.ziraai.campaign.givencode.CodeFindings;
import com.ziraai.campaign.intake.Draft.Warning;
import com.ziraai.campaign.list.UsableList;
import com.ziraai.campaign.operation.Batches;
import com.ziraai.campaign.price.PriceList;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.trace.Origin;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Guarantee;
import com.ziraai.event.Item;
import com.ziraai.event.RetryPlan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

class DraftingTest {

    private static final Instant NOW = Instant.parse("2025-08-19T15:30:00Z");
    private static final Plan PLAN = new Plan("default", 5000, 3, 10, 50_000, 10, 100, 25, 5, 3);
    private static final Sponsor SPONSOR =
            new Sponsor(
                    "s-1",
                    "Tarım A.Ş.",
                    PLAN,
                    ZoneId.of("Europe/Istanbul"),
                    "tr",
                    "TR",
                    Set.of("TR", "IN"),
                    Optional.empty());

    private static final SampleMessages MESSAGES = DefaultMessages.create();

    private final Drafting drafting =
            new Drafting(
                    new IntakeProperties(
                            DataSize.ofMegabytes(32),
                            DataSize.ofMegabytes(64),
                            Duration.ofSeconds(30),
                            30,
                            Duration.ofDays(90)),
                    new ContactKeys("a-secret-for-tests"),
                    StrictCallbackUrls.create(),
                    MESSAGES,
                    JsonMapper.shared(),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    new Random(1));

    @Test
    void defaultsAreThePlansAndTheDocuments() {
        Draft draft = draft("{\"recipients\":[" + recipient("+905551234567", "") + "]}");
        assertThat(draft.operation().name()).isEqualTo("Bulk Link Send");
        assertThat(draft.operation().channel()).isEqualTo(Channel.SMS);
        assertThat(draft.operation().pace().batchSize()).isEqualTo(25);
        assertThat(draft.operation().pace().maxConcurrency()).isEqualTo(3);
        assertThat(draft.operation().priority()).isEqualTo(5);
        assertThat(draft.operation().releaseTimes().getFirst()).isEqualTo(NOW);
        assertThat(draft.warnings()).isEmpty();
        assertThat(draft.operation().id().createdAt()).isEqualTo(NOW);
    }

    @Test
    void theMostUrgentRecipientMakesTheOperationUrgent() {
        Draft draft =
                draft(
                        """
                        {"recipients":[{"phoneNumber":"05551234567","priority":2},
                                       {"phoneNumber":"05551234568","priority":8}]}
                        """);
        assertThat(draft.operation().priority()).isEqualTo(8);
    }

    @Test
    void invalidForeignAndRepeatedNumbersAreCountedAndKept() {
        Draft draft =
                draft(
                        """
                        {"recipients":[{"phoneNumber":"05551234567"},{"phoneNumber":"+90 555 123 45 67"},
                          {"phoneNumber":"123"},{"phoneNumber":null},{"phoneNumber":"+4915123456789"}]}
                        """);
        assertThat(draft.operation().totalItems()).isEqualTo(5);
        assertThat(draft.warnings())
                .containsExactly(
                        new Warning("INVALID_PHONE", 2),
                        new Warning("COUNTRY_NOT_ALLOWED", 1),
                        new Warning("DUPLICATE_RECIPIENT", 1));
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
                "{R,\"channel\":\"Email\"}                          | channel                | CHANNEL_NOT_AVAILABLE",
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
    void anEmailOrAPriorityThatIsNoneCostsNobodyTheMessage() {
        Draft draft =
                draft(
                        """
                        {"recipients":[{"phoneNumber":"05551234567","email":"nobody","priority":2},
                                       {"phoneNumber":"05551234568","email":"a@b.com","priority":99},
                                       {"phoneNumber":"05551234569","email":"@","priority":0}]}
                        """);
        assertThat(draft.operation().totalItems()).isEqualTo(3);
        assertThat(draft.operation().priority()).isEqualTo(5);
        assertThat(draft.batches().toStream().flatMap(run -> Batches.unpack(run).stream()))
                .allSatisfy(item -> assertThat(item.getRefusal()).isNull())
                .extracting(item -> item.getRecipient().getEmail())
                .containsExactly(null, "a@b.com", null);
        assertThat(texts(draft))
                .containsExactly(
                        "2 e-mail addresses are not valid and left out: recipients[0], recipients[2]",
                        "2 priorities are not a number from 1 to 10, 5 is taken: recipients[1], recipients[2]");
        assertThat(draft.failures()).isZero();
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
        assertThat(draft(body).warnings()).extracting(Draft.Warning::code).containsExactly(code);
    }

    private static List<String> texts(Draft draft) {
        return draft.warnings().stream()
                .map(each -> each.text(new Texts(), Locale.ENGLISH))
                .toList();
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
        Draft draft =
                draft(
                        """
                        {"messageTemplate":"{name} {region} {code} {link} {sponsor} {expiry} {count}",
                         "recipients":[{"phoneNumber":"05551234567",
                           "personalizationData":{"region":"Antalya","count":5}}]}
                        """);
        assertThat(draft.operation().totalItems()).isOne();
    }

    @Test
    void aGuaranteeCanBeChosenInTheProcessingSettings() {
        StrictJson json = new StrictJson();
        SendLinksRequest request =
                json.read(
                        "{\"processing\":{\"processingSettings\":{\"guarantee\":\"at_least_once\"}}}"
                                .getBytes(StandardCharsets.UTF_8),
                        SendLinksRequest.class);
        var violations = new com.ziraai.campaign.gateway.Violations();
        Settings settings =
                new SettingsReader(
                                SPONSOR,
                                NOW,
                                Duration.ofDays(90),
                                StrictCallbackUrls.create(),
                                violations)
                        .read(request);
        assertThat(settings.guarantee()).isEqualTo(Guarantee.AT_LEAST_ONCE);
        assertThat(violations.isEmpty()).isTrue();
    }

    @Test
    void retriesAndConcurrencyAreTheRequests() {
        SendLinksRequest request =
                new StrictJson()
                        .read(
                                "{\"processing\":{\"retryAttempts\":2,\"retryDelaySeconds\":30,\"maxConcurrency\":4,\"batchDelaySeconds\":7}}"
                                        .getBytes(StandardCharsets.UTF_8),
                                SendLinksRequest.class);
        var violations = new com.ziraai.campaign.gateway.Violations();
        Settings settings =
                new SettingsReader(
                                SPONSOR,
                                NOW,
                                Duration.ofDays(90),
                                StrictCallbackUrls.create(),
                                violations)
                        .read(request);
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
    void theRowsOfAListBecomeTheItemsInTheirOrder() {
        BitSet blacklisted = new BitSet();
        blacklisted.set(60);
        Draft draft =
                draft(
                        list(2345, Set.of("TR")),
                        blacklisted,
                        "{\"recipientListId\":\"list_1\",\"messageTemplate\":\"{region} {code}\"}");

        List<DistributionRequested> items =
                draft.batches().toStream().flatMap(run -> Batches.unpack(run).stream()).toList();

        assertThat(draft.operation().totalItems()).isEqualTo(2345);
        assertThat(draft.operation().priority()).isEqualTo(7);
        assertThat(draft.warnings()).containsExactly(new Warning("BLACKLISTED", 1));
        assertThat(items)
                .extracting(each -> each.getItem().getItemIndex())
                .containsExactlyElementsOf(IntStream.range(0, 2345).boxed().toList());
        assertThat(items)
                .allSatisfy(each -> {
                    int index = each.getItem().getItemIndex();
                    assertThat(each.getItem().getContactKey()).isEqualTo("key-" + index);
                    assertThat(each.getItem().getOperationId())
                            .isEqualTo(draft.operation().id().value());
                    assertThat(each.getItem().getSponsorId()).isEqualTo("s-1");
                    assertThat(each.getRecipient().getPhone()).isEqualTo("+90555" + index);
                    assertThat(each.getMessageTemplate())
                            .isEqualTo(index == 1 ? "own" : "{region} {code}");
                    assertThat(each.getRetry().getRetryAttempts()).isEqualTo(3);
                    assertThat(each.getFallback()).containsExactly(Channel.WHATSAPP);
                    assertThat(each.getRefusal() == null).isEqualTo(index != 60);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "10   | TR | {crop}     | PLACEHOLDER_WITHOUT_VALUE",
                "10   | TR | {nothing}  | PLACEHOLDER_WITHOUT_VALUE",
                "10   | TR | {region    | STRAY_BRACE",
                "10   | DE | {region}   | COUNTRY_OF_LIST",
                "5001 | TR | {region}   | TOO_MANY_ITEMS",
                "0    | TR | {region}   | NO_VALID_RECIPIENT"
            })
    void whatAListCannotBeSentWithIsRefused(
            int rows, String country, String template, String code) {
        ProblemException problem =
                catchThrowableOfType(
                        ProblemException.class,
                        () ->
                                draft(
                                        list(rows, Set.of(country)),
                                        new BitSet(),
                                        "{\"messageTemplate\":\"" + template + "\"}"));
        assertThat(codes(problem)).containsExactly(code);
    }

    @Test
    void whatAChannelCannotHoldIsToldBeforehand() {
        String ownText = "\"customMessage\":\"{a}{b} {link}\",\"personalizationData\":";
        Draft draft =
                draft(
                        """
                        {"recipients":[
                          {"phoneNumber":"05551234567"},
                          {"phoneNumber":"05551234568",%1$s{"a":"%2$s","b":"%3$s"}},
                          {"phoneNumber":"05551234569",%1$s{"a":"%3$s","b":"%3$s"}}]}
                        """
                                .formatted(ownText, "ı".repeat(500), "x".repeat(500)));

        assertThat(draft.warnings())
                .containsExactly(
                        new Warning("SMS_TOO_LONG", 1, List.of("1", 16, 10)),
                        new Warning("WHATSAPP_TOO_LONG", 2, List.of("1, 2", 1044, 924)),
                        new Warning("MESSAGE_TOO_LONG", 1));
        assertThat(draft.failures()).isEqualTo(1);
    }

    @Test
    void ofAListWhatIsTooLongIsKnownOnceItsRowsWereRead() {
        Draft draft =
                drafting.draft(
                        request("{\"messageTemplate\":\"{region} {link}\"}"),
                        SPONSOR,
                        list(3, Set.of("TR")),
                        Flux.range(0, 3)
                                .map(DraftingTest::row)
                                .doOnNext(row ->
                                        row.put(
                                                "personalization",
                                                Map.of("region", "ş".repeat(700)))),
                        new BitSet(),
                        PriceList.FREE,
                        Origin.of("test"));
        assertThat(draft.warnings()).isEmpty();
        draft.batches().blockLast();
        // The second row has a message of its own.
        assertThat(draft.warnings())
                .containsExactly(new Warning("SMS_TOO_LONG", 2, List.of("0, 2", 12, 10)));
    }

    @Test
    void messagesOfTheirOwnBesideACommonOneAreTold() {
        Draft draft =
                draft(
                        """
                        {"messageTemplate":"Merhaba {link}","recipients":[
                          {"phoneNumber":"05551234567","customMessage":"Merhaba {link}"},
                          {"phoneNumber":"05551234568","customMessage":"borcunu ödemedi"},
                          {"phoneNumber":"123","customMessage":"tekrar ara"},
                          {"phoneNumber":"05551234569"}]}
                        """);
        assertThat(draft.warnings())
                .containsExactly(new Warning("INVALID_PHONE", 1), new Warning("OWN_MESSAGES", 1));
        UsableList list =
                new UsableList(
                        "list_1",
                        "s-1",
                        10,
                        7,
                        Set.of("TR"),
                        7,
                        Map.of("link", 0),
                        Map.of(),
                        NOW,
                        1);
        assertThat(draft(list, new BitSet(), "{\"messageTemplate\":\"{link}\"}").warnings())
                .containsExactly(
                        new Warning("OWN_MESSAGES", 3),
                        new Warning("RESERVED_KEY", 10, List.of("link")));
        assertThat(draft(list, new BitSet(), "{}").warnings())
                .extracting(Warning::code)
                .containsExactly("RESERVED_KEY");
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
        Draft draft =
                draft(
                        "{\"messageTemplate\":\"Bak {link}\",\"recipients\":["
                                + recipient(
                                        "05551234567",
                                        ",\"personalizationData\":{\"" + key + "\":\"mine\"}")
                                + "]}");
        assertThat(draft.warnings())
                .isEqualTo(
                        code.equals("NONE")
                                ? List.of()
                                : List.of(new Warning(code, 1, List.of(key))));
    }

    @Test
    void decomposedAndHindiNamesOfValuesAreNames() {
        Draft draft =
                draft(
                        """
                        {"messageTemplate":"{bo\u0308lge} {नाम} {link}","recipients":[
                          {"phoneNumber":"05551234567","name":"Gu\u0308l\u200B O\u0308ztu\u0308rk",
                           "personalizationData":{"b\u00f6lge":"Ege","नाम":"राम"}},
                          {"phoneNumber":"05551234568",
                           "personalizationData":{"bo\u0308lge":"Ege","नाम":"क\u200Dष"}}]}
                        """);
        List<DistributionRequested> items = items(draft);
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

    private Draft draft(String body) {
        return drafting.draft(
                drafting.read(request(body), SPONSOR),
                Blacklisted.NOBODY,
                PriceList.FREE,
                CodeFindings.NONE,
                Origin.of("test"));
    }

    private Draft draft(UsableList list, BitSet blacklisted, String body) {
        return drafting.draft(
                request(body),
                SPONSOR,
                list,
                Flux.range(0, list.rows()).map(DraftingTest::row),
                blacklisted,
                PriceList.FREE,
                Origin.of("test"));
    }

    private static List<DistributionRequested> items(Draft draft) {
        return draft.batches().toStream().flatMap(each -> Batches.unpack(each).stream()).toList();
    }

    private static DistributionRequested row(int index) {
        Item item = new Item("", 0, "", "key-" + index, Instant.EPOCH);
        var recipient = new com.ziraai.event.Recipient(null, "+90555" + index, "TR", null);
        return new DistributionRequested(
                item,
                recipient,
                "",
                "",
                "",
                Channel.SMS,
                List.of(),
                index == 1 ? "own" : null,
                Map.of(),
                null,
                0,
                new RetryPlan(0, null),
                Guarantee.AT_MOST_ONCE,
                null,
                List.of(),
                null,
                null,
                "M-" + index,
                index + 2L,
                false);
    }

    private static UsableList list(int rows, Set<String> countries) {
        return new UsableList(
                "list_1",
                "s-1",
                rows,
                7,
                countries,
                rows,
                Map.of("region", 0, "crop", 2),
                Map.of(),
                NOW,
                1);
    }

    private static SendLinksRequest request(String body) {
        return new StrictJson().read(body.getBytes(StandardCharsets.UTF_8), SendLinksRequest.class);
    }

    private ProblemException refused(String body) {
        return catchThrowableOfType(ProblemException.class, () -> draft(body));
    }

    private static List<String> codes(ProblemException problem) {
        return problem.violations().orElseThrow().kept().stream().map(Violation::code).toList();
    }

    private static String recipient(String phone, String rest) {
        return "{\"phoneNumber\":\"" + phone + "\"" + rest + "}";
    }
}

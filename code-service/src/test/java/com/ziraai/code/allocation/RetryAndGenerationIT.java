package com.ziraai.code.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.ziraai.code.RunningCode;
import com.ziraai.contract.OperationId;
import com.ziraai.contract.Topics;
import com.ziraai.event.CodeGeneration;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.Item;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.Refusal;
import com.ziraai.event.RetryOf;
import com.ziraai.messaging.testkit.RunningApplication;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Items that take up failed ones, items that only want a code, and who may ask about either. */
class RetryAndGenerationIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String OWNER = "sponsor-1";

    private static RunningApplication service;

    /** Not long ago, so that nothing has expired. */
    private final Instant released = Instant.now().minusSeconds(5);

    private final String parent = newOperation("bulk");
    private final String child = newOperation("retry");

    @BeforeAll
    static void start() {
        service = RunningCode.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private String newOperation(String prefix) {
        return OperationId.create(prefix, released, new Random()).value();
    }

    @Test
    void aRetriedItemKeepsItsCodeLinkAndExpiry() {
        publish(
                List.of(
                        one(parent, 0, OWNER, released).build(),
                        one(parent, 1, OWNER, released)
                                .setSponsorshipCode("OWN-" + parent)
                                .build()));
        List<DistributionReady> first = awaitReady(parent, 2);
        publish(
                List.of(
                        retry(0, OWNER).build(),
                        retry(1, OWNER).setSponsorshipCode("OWN-" + parent).build()));

        assertThat(awaitReady(child, 2))
                .extracting(
                        DistributionReady::getCode,
                        DistributionReady::getLink,
                        DistributionReady::getExpiresAt)
                .containsExactlyElementsOf(
                        first.stream()
                                .map(each ->
                                        tuple(each.getCode(), each.getLink(), each.getExpiresAt()))
                                .toList());
    }

    @Test
    void aRetriedItemWhoseCodeIsGoneGetsANewOne() {
        Instant longAgo = released.minus(Duration.ofDays(60));
        publish(List.of(one(parent, 0, OWNER, longAgo).build()));
        String expired = awaitReady(parent, 1).getFirst().getCode();
        publish(List.of(retry(0, OWNER).build(), retry(7, OWNER).build()));

        List<DistributionReady> again = awaitReady(child, 2);
        assertThat(again)
                .extracting(DistributionReady::getCode)
                .doesNotContain(expired)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(again).allMatch(each -> each.getExpiresAt().isAfter(released));
    }

    @Test
    void nobodyTakesUpAnotherSponsorsCode() {
        publish(List.of(one(parent, 0, OWNER, released).build()));
        String code = awaitReady(parent, 1).getFirst().getCode();
        publish(List.of(retry(0, "sponsor-2").build()));

        assertThat(awaitReady(child, 1).getFirst().getCode()).isNotNull().isNotEqualTo(code);
    }

    @Test
    void codesForNobodyAreMadeOnceHoweverOftenTheyAreAskedFor() {
        String operation = newOperation("codegen");
        List<DistributionRequested> wanted =
                IntStream.range(0, 250)
                        .mapToObj(index ->
                                generation(operation, index, index < 100 ? "L2025ANT" : "BULK")
                                        .build())
                        .toList();
        publish(wanted);
        awaitOutcomes(operation, 250);
        List<String> codes = codes(operation);
        publish(wanted);
        List<ItemOutcome> twice = awaitOutcomes(operation, 500);

        assertThat(twice)
                .allMatch(each -> each.getStatus() == ItemStatus.GENERATED)
                .allMatch(each -> each.getAttemptNo() == 0);
        assertThat(twice.stream().distinct()).hasSize(250);
        assertThat(codes(operation)).isEqualTo(codes).doesNotHaveDuplicates().hasSize(250);
        assertThat(codes.subList(0, 100))
                .allMatch(code -> code.matches("L2025ANT-\\d{8}-[A-Z0-9]{5}"));
        assertThat(codes.subList(100, 250))
                .allMatch(code -> code.matches("BULK-\\d{8}-[A-Z0-9]{5}"));
        assertThat(codes.stream().map(code -> code.substring(code.indexOf('-'))).distinct())
                .as("suffixes are unique whatever the prefix")
                .hasSize(250);
        assertThat(ready(operation)).isEmpty();
    }

    @Test
    void aCodeForNobodyOfACancelledOperationIsCancelled() {
        String operation = newOperation("codegen");
        Refusal cancelled =
                new Refusal(
                        ItemStatus.CANCELLED,
                        "OPERATION_CANCELLED",
                        ErrorCategory.BUSINESS,
                        "Cancelled.");
        publish(List.of(generation(operation, 0, "BULK").setRefusal(cancelled).build()));

        assertThat(awaitOutcomes(operation, 1))
                .extracting(ItemOutcome::getStatus, ItemOutcome::getCode)
                .containsExactly(tuple(ItemStatus.CANCELLED, "OPERATION_CANCELLED"));
        assertThat(codes(operation)).isEmpty();
    }

    @Test
    void itsSponsorMayGiveACodeForNobodyToOneRecipient() {
        String operation = newOperation("codegen");
        publish(List.of(generation(operation, 0, "GIFT").build()));
        awaitOutcomes(operation, 1);
        String code = codes(operation).getFirst();
        publish(
                List.of(
                        one(parent, 0, "sponsor-2", released).setSponsorshipCode(code).build(),
                        one(parent, 1, OWNER, released).setSponsorshipCode(code).build()));
        List<DistributionReady> first = awaitReady(parent, 2);
        publish(List.of(one(child, 0, OWNER, released).setSponsorshipCode(code).build()));

        assertThat(first.getFirst().getRefusal().getCode()).isEqualTo("CODE_NOT_FOUND");
        assertThat(first.getLast().getCode()).isEqualTo(code);
        assertThat(awaitReady(child, 1).getFirst().getRefusal().getCode()).isEqualTo("CODE_IN_USE");
    }

    @Test
    void itsSponsorMayAskForCodesPageByPageAndForOne() {
        String operation = newOperation("codegen");
        publish(
                IntStream.range(0, 5)
                        .mapToObj(index -> generation(operation, index, "BULK").build())
                        .toList());
        awaitOutcomes(operation, 5);

        JsonNode first = data(get("/" + operation + "/codes?limit=3", OWNER));
        JsonNode rest = data(get("/" + operation + "/codes?limit=3&after=2", OWNER));
        JsonNode one = data(get("/" + operation + "/items/4", OWNER));
        assertThat(first.at("/items")).hasSize(3);
        assertThat(first.at("/next").asInt()).isEqualTo(2);
        assertThat(rest.at("/items")).hasSize(2);
        assertThat(rest.at("/next").isNull()).isTrue();
        assertThat(one).isEqualTo(rest.at("/items/1"));
        assertThat(one.at("/link").asString())
                .isEqualTo("https://ziraai.com/redeem/" + one.at("/code").asString());

        assertThat(get("/" + operation + "/items/4", "sponsor-2").statusCode()).isEqualTo(404);
        assertThat(data(get("/" + operation + "/codes", "sponsor-2")).at("/items")).isEmpty();
        assertThat(service.get(path("/" + operation + "/codes"), "no.good.token").statusCode())
                .isEqualTo(401);
    }

    @Test
    void whichCodesAreMissingIsToldByWhoseTheyAre() {
        String operation = newOperation("codegen");
        publish(List.of(generation(operation, 0, "GIFT").build()));
        awaitOutcomes(operation, 1);
        String code = codes(operation).getFirst();
        String question =
                """
                {"codes": ["%s", "SP-20250101-ZZZZZ", "AGRI/1", "SP-20250101-ZZZZZ"]}
                """
                        .formatted(code);

        assertThat(missing(OWNER, question)).containsExactly("SP-20250101-ZZZZZ");
        assertThat(missing("sponsor-2", question)).containsExactly(code, "SP-20250101-ZZZZZ");
        assertThat(missing(OWNER, "{}")).isEmpty();
    }

    @Test
    void codesThatAreTakenOrMadeElsewhereAreToldApart() {
        String operation = newOperation("codegen");
        publish(List.of(generation(operation, 0, "GIFT").build()));
        awaitOutcomes(operation, 1);
        String free = codes(operation).getFirst();
        String given = "M-" + operation;
        publish(
                List.of(
                        one(child, 0, OWNER, released).setSponsorshipCode(free).build(),
                        one(child, 1, OWNER, released).setSponsorshipCode(given).build()));
        awaitReady(child, 2);
        String question =
                """
                {"codes": ["%s", "%s", "M-2"]}
                """
                        .formatted(free, given);

        assertThat(codes("/taken", OWNER, question)).containsExactly(free, given);
        assertThat(codes("/foreign", OWNER, question)).containsExactly("M-2");
        assertThat(missing(OWNER, question)).isEmpty();
        assertThat(codes("/taken", "sponsor-2", question)).isEmpty();
        assertThat(codes("/foreign", "sponsor-2", question)).containsExactly(given, "M-2");
    }

    private static List<String> missing(String sponsor, String question) {
        return codes("/codes", sponsor, question);
    }

    private static List<String> codes(String kind, String sponsor, String question) {
        return data(service.post(
                        "/api/v1/codes/missing", service.tokens().sponsor(sponsor), question))
                .at(kind)
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static DistributionRequested.Builder one(
            String operation, int index, String sponsor, Instant released) {
        return SampleRequests.one(operation, index)
                .setItem(
                        new Item(
                                operation,
                                index,
                                sponsor,
                                SampleRequests.contactKey(index),
                                released.truncatedTo(ChronoUnit.MILLIS)));
    }

    private DistributionRequested.Builder retry(int index, String sponsor) {
        return one(child, index, sponsor, released).setRetryOf(new RetryOf(parent, index));
    }

    private DistributionRequested.Builder generation(String operation, int index, String prefix) {
        return one(operation, index, OWNER, released).setGeneration(new CodeGeneration(prefix));
    }

    private static void publish(List<DistributionRequested> requests) {
        service.topics()
                .send(
                        Topics.DISTRIBUTION_REQUESTED,
                        requests,
                        each -> each.getItem().getContactKey());
    }

    private static List<DistributionReady> awaitReady(String operation, int count) {
        return await().atMost(SOON).until(() -> ready(operation), found -> found.size() == count);
    }

    private static List<DistributionReady> ready(String operation) {
        return service.topics().read(Topics.DISTRIBUTION_READY).stream()
                .filter(each -> each.getRequest().getItem().getOperationId().equals(operation))
                .sorted(Comparator.comparing(each -> each.getRequest().getItem().getItemIndex()))
                .toList();
    }

    private static List<ItemOutcome> awaitOutcomes(String operation, int count) {
        return await().atMost(SOON)
                .until(
                        () ->
                                service.topics().read(Topics.CODE_OUTCOMES).stream()
                                        .filter(each ->
                                                each.getItem().getOperationId().equals(operation))
                                        .toList(),
                        found -> found.size() == count);
    }

    private static List<String> codes(String operation) {
        return service.database()
                .sql("SELECT code FROM code WHERE operation_id = :operation ORDER BY item_index")
                .bind("operation", operation)
                .mapValue(String.class)
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static HttpResponse<String> get(String rest, String sponsor) {
        return service.get(path(rest), service.tokens().sponsor(sponsor));
    }

    private static String path(String rest) {
        return "/api/v1/operations" + rest;
    }

    private static JsonNode data(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).at("/data");
    }
}

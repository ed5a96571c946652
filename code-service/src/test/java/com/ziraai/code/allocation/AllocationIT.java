package com.ziraai.code.allocation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ziraai.code.RunningCode;
import com.ziraai.contract.Service;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.Item;
import com.ziraai.event.ItemStatus;
import com.ziraai.event.Refusal;
import com.ziraai.messaging.testkit.MetricTable;
import com.ziraai.messaging.testkit.RunningApplication;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class AllocationIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static RunningApplication service;

    private final String operation = SampleRequests.newOperation();

    @BeforeAll
    static void start() {
        service = RunningCode.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyItemGetsItsOwnCodeLinkAndExpiry() {
        publish(SampleRequests.many(operation, 1234));

        List<DistributionReady> ready = awaitReady(1234);
        assertThat(ready)
                .allMatch(each -> each.getCode().matches("SP-20261122-[A-Z0-9]{5}"))
                .allMatch(each ->
                        each.getLink().equals("https://ziraai.com/redeem/" + each.getCode()))
                .allMatch(each ->
                        each.getExpiresAt().equals(Instant.parse("2026-12-22T20:59:59.999Z")))
                .allMatch(each -> each.getRefusal() == null);
        assertThat(ready).extracting(DistributionReady::getCode).doesNotHaveDuplicates();
        assertThat(stored()).isEqualTo(1234);
    }

    @Test
    void showsTheMetricsOfTheTableAndCountsWhatItAnswered() {
        publish(SampleRequests.many(operation, 7));
        awaitReady(7);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(scrape())
                                .containsPattern("code_numbers_left\\{.*} [1-9]")
                                .containsPattern(
                                        "code_items_enriched_total\\{.*result=\"ready\"} [1-9]"));
        MetricTable.read().assertTellsOf(Service.CODE, scrape());
    }

    private static String scrape() {
        return service.get("/actuator/prometheus", "none").body();
    }

    @Test
    void readingTheWholeTopicAgainGivesEveryItemTheSameCode() throws Exception {
        publish(SampleRequests.many(operation, 500));
        publish(List.of(given(500, "AGRI-" + operation), given(501, "AGRI-" + operation)));
        awaitReady(502);

        service.stop();
        service.topics().forgetOffsets("code-service.allocation");
        service.startAgain();

        await().atMost(SOON).until(() -> ready().size() == 2 * 502);
        assertThat(answersByItem())
                .hasSize(502)
                .allSatisfy((item, given) -> assertThat(given).hasSize(1));
        assertThat(stored()).isEqualTo(502);
    }

    @Test
    void aRequestPublishedTwiceWithAnotherReleaseKeepsItsCodeAndExpiry() {
        DistributionRequested request = SampleRequests.one(operation, 0).build();
        Item item = request.getItem();
        Item later =
                new Item(
                        item.getOperationId(),
                        item.getItemIndex(),
                        item.getSponsorId(),
                        item.getContactKey(),
                        item.getReleasedAt().plus(Duration.ofDays(1)));
        publish(List.of(request));
        publish(List.of(DistributionRequested.newBuilder(request).setItem(later).build()));

        assertThat(awaitReady(2))
                .extracting(AllocationIT::answer)
                .containsOnly(answer(ready().get(0)));
    }

    @Test
    void aRestartTakesFreshNumbers() {
        publish(SampleRequests.many(operation, 30));
        awaitReady(30);
        service.stop();
        service.startAgain();
        publish(
                IntStream.range(30, 60)
                        .mapToObj(index -> SampleRequests.one(operation, index).build())
                        .toList());
        assertThat(awaitReady(60)).extracting(DistributionReady::getCode).doesNotHaveDuplicates();
    }

    @Test
    void aGivenCodeBelongsToTheFirstItemOfItsSponsorThatNamesIt() {
        String code = "AGRI/" + operation;
        publish(List.of(given(0, code)));
        awaitReady(1);
        publish(List.of(given(1, code), given(0, code)));
        String otherSponsors = SampleRequests.newOperation();
        DistributionRequested foreign =
                SampleRequests.one(otherSponsors, 0)
                        .setItem(
                                new Item(
                                        otherSponsors,
                                        0,
                                        "sponsor-2",
                                        SampleRequests.contactKey(0),
                                        SampleRequests.RELEASED))
                        .setSponsorshipCode(code)
                        .build();
        publish(List.of(foreign));

        Map<Integer, List<String>> answers = new HashMap<>();
        awaitReady(3)
                .forEach(each ->
                        answers.computeIfAbsent(
                                        each.getRequest().getItem().getItemIndex(),
                                        index -> new ArrayList<>())
                                .add(answer(each)));
        assertThat(answers.get(0))
                .hasSize(2)
                .allMatch(answer -> answer.startsWith(code + " https://ziraai.com/redeem/AGRI%2F"));
        assertThat(answers.get(1)).containsExactly("CODE_IN_USE");
        assertThat(awaitReady(otherSponsors, 1))
                .extracting(AllocationIT::answer)
                .as("another sponsor may have numbered its customers alike")
                .allMatch(answer -> answer.startsWith(code + " "));
    }

    @Test
    void aGivenCodeThatCannotBeIsRefusedAndTheRestGoesOn() {
        publish(
                List.of(
                        given(0, "SP-20261122-A7B2C"),
                        given(1, "sp-20261122-a7b2c"),
                        given(2, " "),
                        given(3, "nul\0"),
                        given(4, "x".repeat(65)),
                        SampleRequests.one(operation, 5).build()));

        assertThat(awaitReady(6))
                .filteredOn(each -> each.getRefusal() != null)
                .allMatch(each -> each.getCode() == null && each.getLink() == null)
                .allMatch(each -> each.getRefusal().getStatus() == ItemStatus.FAILED)
                .extracting(AllocationIT::answer)
                .containsExactlyInAnyOrder(
                        "CODE_NOT_FOUND",
                        "CODE_NOT_FOUND",
                        "CODE_INVALID",
                        "CODE_INVALID",
                        "CODE_INVALID");
    }

    @Test
    void aRefusalOfIntakePassesWithoutCode() {
        Refusal refusal =
                new Refusal(
                        ItemStatus.SKIPPED,
                        "DUPLICATE_RECIPIENT",
                        ErrorCategory.VALIDATION,
                        "The recipient is named before.");
        publish(List.of(SampleRequests.one(operation, 0).setRefusal(refusal).build()));

        assertThat(awaitReady(1))
                .allMatch(each -> refusal.equals(each.getRefusal()))
                .allMatch(each -> each.getCode() == null && each.getExpiresAt() == null);
        assertThat(stored()).isZero();
    }

    @Test
    void aUsedUpDayIsSaidClearlyAndStaysSaid() {
        Instant released = Instant.parse("2026-10-10T10:00:00Z");
        service.database()
                .sql(
                        "INSERT INTO code_block VALUES ('2026-10-10', '\\x01', :next)"
                                + " ON CONFLICT (day) DO NOTHING")
                .bind("next", (long) CodeFormat.SUFFIXES - 3)
                .then()
                .block();
        List<DistributionRequested> requests =
                IntStream.range(0, 5)
                        .mapToObj(index ->
                                SampleRequests.one(operation, index)
                                        .setItem(
                                                new Item(
                                                        operation,
                                                        index,
                                                        "sponsor-1",
                                                        "same-contact",
                                                        released))
                                        .build())
                        .toList();
        publish(requests);
        List<String> answers = awaitReady(5).stream().map(AllocationIT::answer).toList();
        publish(requests);

        assertThat(answers).filteredOn("CODES_EXHAUSTED"::equals).hasSize(2);
        assertThat(answers).filteredOn(each -> each.startsWith("SP-20261010-")).hasSize(3);
        awaitReady(10);
        assertThat(answersByItem().values()).allSatisfy(each -> assertThat(each).hasSize(1));
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheRestGoesOn() {
        String undecodable = "undecodable-" + operation;
        service.topics()
                .sendRaw(Topics.DISTRIBUTION_REQUESTED, undecodable, "no avro".getBytes(UTF_8));
        Item nowhere = new Item("bulk_nowhere", 0, "s", "flawed-" + operation, Instant.EPOCH);
        publish(
                List.of(
                        SampleRequests.one(operation, 0).build(),
                        SampleRequests.one(operation, 1).setItem(nowhere).build(),
                        SampleRequests.one(operation, 2).build()));

        awaitReady(2);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(service.topics().deadLetters(Topics.DISTRIBUTION_REQUESTED))
                                .contains(undecodable, "flawed-" + operation));
    }

    @Test
    void aBlockOfADayKeepsTheKeyTheDayBeganWith() {
        LocalDate day = LocalDate.of(2026, 9, 9);
        DatabaseClient database = service.database();
        CodeBlock first =
                new CodeBlocks(database, "one secret").take(day, 10).blockOptional().orElseThrow();
        CodeBlock second =
                new CodeBlocks(database, "another secret")
                        .take(day, 10)
                        .blockOptional()
                        .orElseThrow();
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(List.of(first.from(), first.to(), second.from(), second.to()))
                .containsExactly(0, 10, 10, 20);
    }

    private DistributionRequested given(int index, String code) {
        return SampleRequests.one(operation, index).setSponsorshipCode(code).build();
    }

    private static void publish(List<DistributionRequested> requests) {
        service.topics()
                .send(
                        Topics.DISTRIBUTION_REQUESTED,
                        requests,
                        each -> each.getItem().getContactKey());
    }

    private List<DistributionReady> awaitReady(int count) {
        return awaitReady(operation, count);
    }

    private static List<DistributionReady> awaitReady(String operation, int count) {
        return await().atMost(SOON).until(() -> ready(operation), ready -> ready.size() >= count);
    }

    private List<DistributionReady> ready() {
        return ready(operation);
    }

    private static List<DistributionReady> ready(String operation) {
        return service.topics().read(Topics.DISTRIBUTION_READY).stream()
                .filter(each -> each.getRequest().getItem().getOperationId().equals(operation))
                .toList();
    }

    private Map<Integer, Set<String>> answersByItem() {
        return ready().stream()
                .collect(
                        groupingBy(
                                each -> each.getRequest().getItem().getItemIndex(),
                                mapping(AllocationIT::answer, toSet())));
    }

    private static String answer(DistributionReady ready) {
        return ready.getRefusal() != null
                ? ready.getRefusal().getCode()
                : ready.getCode() + " " + ready.getLink() + " " + ready.getExpiresAt();
    }

    private long stored() {
        return service.database()
                .sql("SELECT count(*) FROM code WHERE operation_id = :operation")
                .bind("operation", operation)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}

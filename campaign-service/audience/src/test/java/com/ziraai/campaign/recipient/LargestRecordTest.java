package com.ziraai.campaign.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.contract.Topic;
import com.ziraai.contract.Topics;
import com.ziraai.event.Attachment;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Guarantee;
import com.ziraai.event.Item;
import com.ziraai.event.RetryPlan;
import com.ziraai.message.MessageConfiguration;
import com.ziraai.message.Rendered;
import com.ziraai.message.Renderer;
import com.ziraai.messaging.table.StoredRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The largest recipient the rules let in, on its way to a provider. A record that does not fit its
 * topic would hold up its partition for ever, so every limit of the intake counts for all of them.
 */
class LargestRecordTest {

    /** The most bytes a character of a Java string takes in UTF-8. */
    private static final String WIDE = "€";

    private static final String CODE = "A".repeat(50);

    /** As many as a setting may allow. */
    private static final int MOST_FILES = 50;

    private static final Attachment FILE =
            new Attachment(
                    "att_0198c0de-7a10-7c3e-9f00-0123456789ab",
                    WIDE.repeat(66),
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    5_000_000,
                    "0".repeat(64));

    private final Recipient recipient =
            new Recipient(
                    WIDE.repeat(200),
                    "+905551234567",
                    "x".repeat(64) + "@" + "x".repeat(60) + ".com",
                    null,
                    CODE,
                    values(),
                    10,
                    "{a}".repeat(RecipientRules.LONGEST_MESSAGE / 3),
                    WIDE.repeat(RecipientRules.LONGEST_EXTERNAL_ID));

    @Test
    void theRulesLetItInAndNothingLarger() {
        assertThat(problems(recipient)).isEmpty();
        Map<String, String> more = values();
        more.put("a", WIDE.repeat(501));
        Recipient larger =
                new Recipient(
                        recipient.name() + WIDE,
                        recipient.phoneNumber(),
                        recipient.email(),
                        Collections.nCopies(11, new GivenAddress("phone", "0")),
                        CODE + "A",
                        more,
                        10,
                        recipient.customMessage() + "{a}",
                        recipient.externalId() + WIDE);
        assertThat(problems(larger))
                .containsExactlyInAnyOrder(
                        "name",
                        "addresses",
                        "sponsorshipCode",
                        "personalizationData.a",
                        "customMessage",
                        "externalId");
    }

    @Test
    void itFitsEveryTopicOnItsWay() {
        DistributionRequested requested = requested();
        DistributionReady ready =
                DistributionReady.newBuilder()
                        .setRequest(requested)
                        .setCode(CODE)
                        .setLink("https://a-sponsor.example/redeem/" + CODE)
                        .setExpiresAt(Instant.EPOCH)
                        .build();
        assertFits(Topics.DISTRIBUTION_REQUESTED, requested);
        assertFits(Topics.DISTRIBUTION_READY, ready);
    }

    /** What a channel takes is a hundredth of a record, so nothing longer becomes a command. */
    @Test
    void aMessageLongerThanItsChannelTakesIsNeverSent() {
        DistributionReady ready =
                DistributionReady.newBuilder()
                        .setRequest(requested())
                        .setCode(CODE)
                        .setLink("https://a-sponsor.example/redeem/" + CODE)
                        .setExpiresAt(Instant.EPOCH)
                        .build();
        try (ConfigurableApplicationContext context = messages()) {
            Renderer renderer = context.getBean(Renderer.class);
            assertThat(renderer.render(Channel.SMS, ready)).isInstanceOf(Rendered.TooLong.class);
            assertThat(renderer.render(Channel.WHATSAPP, ready))
                    .isInstanceOf(Rendered.TooLong.class);
            assertThat(renderer.render(Channel.EMAIL, ready)).isInstanceOf(Rendered.TooLong.class);
        }
    }

    private static ConfigurableApplicationContext messages() {
        return new SpringApplicationBuilder(MessageConfiguration.class)
                .web(WebApplicationType.NONE)
                .run("--spring.config.import=classpath:message.yml");
    }

    private static <T extends SpecificRecord> void assertFits(Topic<T> topic, T record) {
        int size = new StoredRecords<>(topic).write(record).remaining();
        assertThat(size)
                .as(topic.name())
                .isGreaterThan(Topic.LARGEST_RECORD / 20)
                .isLessThan(Topic.LARGEST_RECORD / 2);
    }

    private DistributionRequested requested() {
        return DistributionRequested.newBuilder()
                .setItem(item())
                .setRecipient(
                        new com.ziraai.event.Recipient(
                                recipient.name(),
                                recipient.phoneNumber(),
                                "TR",
                                recipient.email(),
                                "AbCdEfGhIjKlMnOpQrStUv"))
                .setSponsorName(WIDE.repeat(200))
                .setTimeZone("America/Argentina/ComodRivadavia")
                .setLanguage("tr")
                .setChannel(Channel.SMS)
                .setFallback(List.of(Channel.values()))
                .setMessageTemplate(recipient.customMessage())
                .setPersonalization(Map.copyOf(values()))
                .setSponsorshipCode(CODE)
                .setCodeValidityDays(30)
                .setRetry(new RetryPlan(10, 3600))
                .setGuarantee(Guarantee.AT_MOST_ONCE)
                .setAttachments(Collections.nCopies(MOST_FILES, FILE))
                .build();
    }

    private static Item item() {
        return new Item(
                "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab",
                0,
                "sponsor-1",
                "AbCdEfGhIjKlMnOpQrStUv",
                Instant.EPOCH);
    }

    private static List<String> problems(Recipient recipient) {
        List<String> fields = new ArrayList<>();
        new RecipientRules(Optional.empty(), Optional.empty(), true)
                .check(recipient, (field, code, arguments) -> fields.add(field));
        return fields;
    }

    /** As many as there may be, each as long as it may be, under the longest names. */
    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("a", WIDE.repeat(500));
        for (int i = 1; i < RecipientRules.MOST_VALUES; i++) {
            values.put("ı".repeat(48) + "%02d".formatted(i), WIDE.repeat(500));
        }
        return values;
    }
}

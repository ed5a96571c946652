package com.ziraai.campaign.order;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ziraai.campaign.admission.Plan;
import com.ziraai.campaign.audience.Audience;
import com.ziraai.campaign.audience.TestAudiences;
import com.ziraai.campaign.callback.StrictCallbackUrls;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.StrictJson;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.gateway.Violation;
import com.ziraai.campaign.gateway.Warning;
import com.ziraai.campaign.list.UsableList;
import com.ziraai.campaign.operation.Batches;
import com.ziraai.campaign.price.PriceList;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.trace.Origin;
import com.ziraai.contract.Address;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Orders of one sponsor, checked. */
final class OrderScene {

    static final OrderProperties PROPERTIES =
            new OrderProperties(30, Set.of(Channel.values()), Duration.ofDays(90));

    static final Instant NOW = Instant.parse("2025-08-19T15:30:00Z");

    static final Sponsor SPONSOR =
            new Sponsor(
                    "s-1",
                    "Tarım A.Ş.",
                    new Plan("default", 5000, 3, 10, 50_000, 10, 100, 500, 50, 5, 5, 5),
                    ZoneId.of("Europe/Istanbul"),
                    "tr",
                    "TR",
                    Set.of("TR", "IN"),
                    Optional.empty());

    private static final OrderCheck CHECK =
            new OrderCheck(
                    PROPERTIES,
                    StrictCallbackUrls.create(),
                    DefaultMessages.create(),
                    JsonMapper.shared(),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    new Random(1));

    private OrderScene() {}

    private record Inline(@Nullable List<@Nullable Recipient> recipients) {}

    /** Of a request's body. */
    static CheckedOrder order(String body) {
        ObjectNode tree = (ObjectNode) JsonMapper.shared().readTree(body);
        JsonNode recipients = tree.remove("recipients");
        ObjectNode inline = JsonMapper.shared().createObjectNode();
        inline.set("recipients", recipients);
        List<@Nullable Recipient> read = read(inline.toString(), Inline.class).recipients();
        return order(
                TestAudiences.inline(read == null ? List.of() : read),
                read(tree.toString(), Order.class));
    }

    /** Of a list's rows. */
    static CheckedOrder order(UsableList list, BitSet blacklisted, Flux<Person> rows, String body) {
        return order(TestAudiences.uploaded(list, blacklisted, rows), read(body, Order.class));
    }

    private static CheckedOrder order(Audience audience, Order order) {
        OrderCheck.Read read = CHECK.read(order, List.of(), audience, SPONSOR);
        return CHECK.checked(
                read,
                Objects.requireNonNull(read.people().block()),
                PriceList.FREE,
                Origin.of("test"));
    }

    static Order read(String body) {
        return read(body, Order.class);
    }

    private static <T> T read(String body, Class<T> type) {
        return new StrictJson().read(body.getBytes(StandardCharsets.UTF_8), type);
    }

    static ProblemException refused(String body) {
        return catchThrowableOfType(ProblemException.class, () -> order(body));
    }

    static List<String> codes(ProblemException problem) {
        return problem.violations().orElseThrow().kept().stream().map(Violation::code).toList();
    }

    static List<DistributionRequested> items(CheckedOrder order) {
        return order.batches().toStream().flatMap(each -> Batches.unpack(each).stream()).toList();
    }

    static List<String> texts(CheckedOrder order) {
        return order.warnings().stream()
                .map((Warning each) -> each.text(new Texts(), Locale.ENGLISH))
                .toList();
    }

    static String recipient(String phone, String rest) {
        return "{\"phoneNumber\":\"" + phone + "\"" + rest + "}";
    }

    static UsableList list(int rows, Set<String> countries) {
        return list(rows, rows, countries, Map.of("region", 0, "crop", 2));
    }

    /**
     * @param withoutMessage rows without one of their own
     * @param columns rows of those without a value, by placeholder
     */
    static UsableList list(
            int rows, int withoutMessage, Set<String> countries, Map<String, Integer> columns) {
        return new UsableList(
                "list_1",
                "s-1",
                rows,
                7,
                countries,
                withoutMessage,
                columns,
                Map.of(),
                Map.of(Address.PHONE, rows),
                NOW,
                1);
    }
}

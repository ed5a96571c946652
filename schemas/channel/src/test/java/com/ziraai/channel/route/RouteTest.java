package com.ziraai.channel.route;

import static com.ziraai.channel.sender.Standing.FULL;
import static com.ziraai.channel.sender.Standing.OFF;
import static com.ziraai.channel.sender.Standing.OPEN;
import static com.ziraai.channel.sender.Standing.RESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.route.Route.Choice;
import com.ziraai.channel.route.Route.Choice.Chosen;
import com.ziraai.channel.route.Route.Choice.None;
import com.ziraai.channel.route.Route.Reason;
import com.ziraai.channel.route.Route.Wish;
import com.ziraai.channel.sender.Sender;
import com.ziraai.channel.sender.Standing;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final Sender A = Sender.of("one", "A", 300);
    private static final Sender B = Sender.of("two", "B", 100);
    private static final Sender TURKISH = serving("TURKISH", Set.of("TR"), Set.of());
    private static final Sender PRIVATE = serving("PRIVATE", Set.of(), Set.of("sponsor-1"));

    private static Sender serving(String name, Set<String> countries, Set<String> sponsors) {
        return new Sender("two", name, true, 10, 10, OptionalLong.empty(), countries, sponsors);
    }

    @Test
    void theOnlyOneThatServesIsTakenAlsoWhileItRests() {
        assertThat(choose(wish("k", "DE"), List.of(TURKISH, A), Set.of()))
                .isEqualTo(new Chosen(A, Reason.ONLY));
        assertThat(choose(wish("k", "DE"), List.of(TURKISH, A), Set.of(A)))
                .isEqualTo(new Chosen(A, Reason.ONLY));
    }

    @Test
    void whatNobodyServesHasNoSender() {
        assertThat(choose(wish("k", "DE"), List.of(TURKISH), Set.of()))
                .isEqualTo(new None(FailureCode.NO_SENDER));
        Wish another = new Wish("sponsor-2", "TR", "k", List.of());
        assertThat(choose(another, List.of(PRIVATE), Set.of()))
                .isEqualTo(new None(FailureCode.NO_SENDER));
        assertThat(choose(wish("k", "TR"), List.of(PRIVATE), Set.of()))
                .isEqualTo(new Chosen(PRIVATE, Reason.ONLY));
    }

    @Test
    void aContactKeepsItsHomeAndEachHomeHasItsWeightsShare() {
        Map<String, Long> shares =
                contacts()
                        .map(each -> sender(choose(wish(each, "TR"), List.of(A, B), Set.of())))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat((double) shares.getOrDefault("A", 0L) / 100_000).isCloseTo(0.75, within(0.01));
        contacts()
                .limit(1_000)
                .forEach(each ->
                        assertThat(choose(wish(each, "TR"), List.of(B, A), Set.of()))
                                .isEqualTo(choose(wish(each, "TR"), List.of(A, B), Set.of())));
    }

    @Test
    void aSenderThatComesTakesContactsAndMovesNoOther() {
        Sender c = Sender.of("three", "C", 100);
        contacts()
                .limit(10_000)
                .forEach(each -> {
                    String before = sender(choose(wish(each, "TR"), List.of(A, B), Set.of()));
                    String after = sender(choose(wish(each, "TR"), List.of(A, B, c), Set.of()));
                    assertThat(after).isIn(before, "C");
                });
    }

    @Test
    void whileHomeRestsAnotherSendsAndWhileAllRestHomeIsWaitedFor() {
        String contact = homeOf(A);
        assertThat(choose(wish(contact, "TR"), List.of(A, B), Set.of()))
                .isEqualTo(new Chosen(A, Reason.HOME));
        assertThat(choose(wish(contact, "TR"), List.of(A, B), Set.of(A)))
                .isEqualTo(new Chosen(B, Reason.HOME_RESTS));
        assertThat(choose(wish(contact, "TR"), List.of(A, B), Set.of(A, B)))
                .isEqualTo(new Chosen(A, Reason.ALL_REST));
    }

    @Test
    void oneThatIsFullOrOffIsStoodInForAndTheRouteSaysWhy() {
        String contact = homeOf(A);
        assertThat(choose(contact, Map.of(A, FULL))).isEqualTo(new Chosen(B, Reason.HOME_FULL));
        assertThat(choose(contact, Map.of(A, OFF))).isEqualTo(new Chosen(B, Reason.HOME_OFF));
        assertThat(choose(contact, Map.of(B, OFF))).isEqualTo(new Chosen(A, Reason.HOME));
    }

    /** Else what waits for one that is off would wait beside one that only rests. */
    @Test
    void whereNoneTakesMessagesTheOneIsWaitedForThatMayFirst() {
        String contact = homeOf(A);
        Chosen byB = new Chosen(B, Reason.ALL_REST);
        Chosen byA = new Chosen(A, Reason.ALL_REST);
        assertThat(choose(contact, Map.of(A, OFF, B, RESTS))).isEqualTo(byB);
        assertThat(choose(contact, Map.of(A, OFF, B, FULL))).isEqualTo(byB);
        assertThat(choose(contact, Map.of(A, FULL, B, RESTS))).isEqualTo(byB);
        assertThat(choose(contact, Map.of(A, OFF, B, OFF))).isEqualTo(byA);
    }

    @Test
    void theOnlyOneThatServesIsWaitedForAlsoWhileItIsOff() {
        assertThat(Route.choose(wish("k", "DE"), List.of(TURKISH, A), _ -> OFF))
                .isEqualTo(new Chosen(A, Reason.ONLY));
    }

    private static Choice choose(String contact, Map<Sender, Standing> standing) {
        return Route.choose(
                wish(contact, "TR"), List.of(A, B), each -> standing.getOrDefault(each, OPEN));
    }

    @Test
    void whatFailedByASenderIsNotSentByItAgain() {
        String contact = homeOf(A);
        assertThat(choose(avoiding(contact, "A"), List.of(A, B), Set.of()))
                .isEqualTo(new Chosen(B, Reason.HOME_AVOIDED));
        assertThat(choose(avoiding(contact, "A", "B"), List.of(A, B), Set.of()))
                .isEqualTo(new None(FailureCode.NO_OTHER_SENDER));
        assertThat(choose(avoiding(contact, "A"), List.of(A), Set.of()))
                .isEqualTo(new None(FailureCode.NO_OTHER_SENDER));
    }

    private static String homeOf(Sender sender) {
        return contacts()
                .filter(each ->
                        sender(choose(wish(each, "TR"), List.of(A, B), Set.of()))
                                .equals(sender.name()))
                .findFirst()
                .orElseThrow();
    }

    private static java.util.stream.Stream<String> contacts() {
        return IntStream.range(0, 100_000).mapToObj("contact-%06d"::formatted);
    }

    private static Wish wish(String contactKey, String country) {
        return new Wish("sponsor-1", country, contactKey, List.of());
    }

    private static Wish avoiding(String contactKey, String... senders) {
        return new Wish("sponsor-1", "TR", contactKey, List.of(senders));
    }

    private static Choice choose(Wish wish, List<Sender> senders, Set<Sender> resting) {
        return Route.choose(wish, senders, each -> resting.contains(each) ? RESTS : OPEN);
    }

    private static String sender(Choice choice) {
        return switch (choice) {
            case Chosen(Sender sender, Reason _) -> sender.name();
            case None(FailureCode why) -> why.name();
        };
    }
}

package com.ziraai.campaign.order;

import static com.ziraai.campaign.order.OrderScene.codes;
import static com.ziraai.campaign.order.OrderScene.items;
import static com.ziraai.campaign.order.OrderScene.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Warning;
import com.ziraai.campaign.list.UsableList;
import com.ziraai.campaign.recipient.Addresses;
import com.ziraai.campaign.recipient.ContactAddress;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.contract.Address;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

class ListOrderTest {

    @Test
    void theRowsOfAListBecomeTheItemsInTheirOrder() {
        BitSet blacklisted = new BitSet();
        blacklisted.set(60);
        CheckedOrder order =
                order(
                        list(2345, Set.of("TR")),
                        blacklisted,
                        "{\"messageTemplate\":\"{region} {code}\"}");

        List<DistributionRequested> items = items(order);

        assertThat(order.operation().totalItems()).isEqualTo(2345);
        assertThat(order.operation().priority()).isEqualTo(7);
        assertThat(order.warnings()).containsExactly(new Warning("BLACKLISTED", 1));
        assertThat(items)
                .extracting(each -> each.getItem().getItemIndex())
                .containsExactlyElementsOf(IntStream.range(0, 2345).boxed().toList());
        assertThat(items)
                .allSatisfy(each -> {
                    int index = each.getItem().getItemIndex();
                    assertThat(each.getItem().getContactKey()).isEqualTo("key-" + index);
                    assertThat(each.getItem().getOperationId())
                            .isEqualTo(order.operation().id().value());
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
                                order(
                                        list(rows, Set.of(country)),
                                        new BitSet(),
                                        "{\"messageTemplate\":\"" + template + "\"}"));
        assertThat(codes(problem)).containsExactly(code);
    }

    @Test
    void ofAListWhatIsTooLongIsKnownOnceItsRowsWereRead() {
        CheckedOrder order =
                OrderScene.order(
                        list(3, Set.of("TR")),
                        new BitSet(),
                        rows(3, Map.of("region", "ş".repeat(700))),
                        "{\"messageTemplate\":\"{region} {link}\"}");
        assertThat(order.warnings()).isEmpty();
        order.batches().blockLast();
        // The second row has a message of its own.
        assertThat(order.warnings())
                .containsExactly(new Warning("SMS_TOO_LONG", 2, List.of("0, 2", 12, 10)));
    }

    @Test
    void messagesOfTheirOwnBesideACommonOneAreTold() {
        UsableList list = list(10, 7, Set.of("TR"), Map.of("link", 0));
        assertThat(order(list, new BitSet(), "{\"messageTemplate\":\"{link}\"}").warnings())
                .containsExactly(
                        new Warning("OWN_MESSAGES", 3),
                        new Warning("RESERVED_KEY", 10, List.of("link")));
        assertThat(order(list, new BitSet(), "{}").warnings())
                .extracting(Warning::code)
                .containsExactly("RESERVED_KEY");
    }

    private static CheckedOrder order(UsableList list, BitSet blacklisted, String body) {
        return OrderScene.order(list, blacklisted, rows(list.rows(), Map.of()), body);
    }

    private static Flux<Person> rows(int count, Map<String, String> values) {
        return Flux.range(0, count)
                .map(index ->
                        new Person(
                                new Addresses(
                                        "key-" + index,
                                        List.of(
                                                new ContactAddress(
                                                        Address.PHONE,
                                                        "+90555" + index,
                                                        "key-" + index,
                                                        "TR"))),
                                null,
                                values,
                                null,
                                index == 1 ? "own" : null,
                                "M-" + index,
                                index + 2L));
    }
}

package com.ziraai.campaign.order;

import static com.ziraai.campaign.order.OrderScene.codes;
import static com.ziraai.campaign.order.OrderScene.items;
import static com.ziraai.campaign.order.OrderScene.order;
import static com.ziraai.campaign.order.OrderScene.refused;
import static com.ziraai.campaign.order.OrderScene.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.ziraai.campaign.gateway.Violation;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.event.DistributionRequested;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recipients with several addresses, and recipients who share some. */
class SeveralAddressesOrderTest {

    private static final String SMS_THEN_EMAIL = "\"fallbackChannels\":[\"WhatsApp\",\"Email\"],";
    private static final String EMAIL_THEN_SMS =
            "\"channel\":\"Email\",\"fallbackChannels\":[\"SMS\"],";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{P:05551234567, [p:05551234568]}             | +905551234567 null",
                "{[p:05551234568,p:05551234569]}              | +905551234568 null",
                "{P:05551234567, [p:+90 555 123 45 67]}       | +905551234567 null",
                "{P:12, [p:05551234568]}                      | +905551234568 null",
                "{P:02125551212, [p:05551234568]}             | +905551234568 null",
                "{E:a@b.com, [e:c@d.com]}                     | null a@b.com",
                "{E:nobody, [e:C@D.com]}                      | null C@d.com",
                "{P:05551234567, [e:nobody,e:c@d.com]}        | +905551234567 c@d.com",
                "{E:a@b.com, [p:05551234568]}                 | +905551234568 a@b.com",
                "{P:12, E:a@b.com, [p:13]}                    | null a@b.com"
            })
    void theFirstOfAKindThatCanBeUsedIsWrittenTo(String recipient, String addresses) {
        DistributionRequested item = items(order(body(SMS_THEN_EMAIL, recipient))).getFirst();
        assertThat(item.getRefusal()).isNull();
        assertThat(item.getRecipient().getPhone() + " " + item.getRecipient().getEmail())
                .isEqualTo(addresses);
        assertThat(item.getItem().getContactKey())
                .isEqualTo(
                        item.getRecipient().getPhone() == null
                                ? item.getRecipient().getEmailKey()
                                : new ContactKeys("a-secret-for-tests")
                                        .hasher()
                                        .keyOf(item.getRecipient().getPhone()));
    }

    @Test
    void whoOnlyHasNumbersThatAreNoneFails() {
        CheckedOrder order = order(body("", "{P:05551234567}", "{P:, [p:12,p:+4915123456789]}"));
        assertThat(refusals(order)).containsExactly("", "INVALID_PHONE");
    }

    @Test
    void numbersLeftOutAreToldWithTheirPeople() {
        CheckedOrder order =
                order(body("", "{P:05551234567, [p:12]}", "{P:x, [p:05551234568,p:13]}"));
        assertThat(texts(order))
                .containsExactly(
                        "2 people have a phone number that is of no use and left out; another"
                                + " address of theirs is written to: recipients[0], recipients[1]");
    }

    @Test
    void addressesThatAreNoneAreNamedWithTheirPlace() {
        assertThat(
                        refused(
                                        """
                                        {"recipients":[{"addresses":[null,{"type":"fax","value":"1"},{"value":"1"},
                                          {"type":"email"},{"type":"phone","value":"<b>"},{"type":"phone","value":"05551234567"}]}]}
                                        """)
                                .violations()
                                .orElseThrow()
                                .kept())
                .extracting(Violation::path, Violation::code)
                .containsExactlyInAnyOrder(
                        tuple("recipients[0].addresses[0]", "REQUIRED"),
                        tuple("recipients[0].addresses[1].type", "UNKNOWN_CHOICE"),
                        tuple("recipients[0].addresses[2].type", "REQUIRED"),
                        tuple("recipients[0].addresses[3].value", "REQUIRED"),
                        tuple("recipients[0].addresses[4].value", "INVALID_CHARACTERS"));
        assertThat(codes(refused(body("", "{[" + "p:05551234567,".repeat(10) + "p:05551234567]}"))))
                .containsExactly("TOO_MANY_ADDRESSES");
    }

    /** Of two people of one address, who comes first has it. */
    @Test
    void anAddressOfAnEarlierPersonIsLeftToThem() {
        CheckedOrder order =
                order(
                        body(
                                SMS_THEN_EMAIL,
                                "{P:05551234567, E:home@b.com}",
                                "{P:05551234568, E:HOME@b.com}",
                                "{E:home@b.com}",
                                "{P:05551234567, E:own@b.com}",
                                "{P:05551234567, [p:05551234569]}",
                                "{E:own@b.com}"));
        assertThat(refusals(order))
                .containsExactly(
                        "",
                        "",
                        "DUPLICATE_RECIPIENT",
                        "DUPLICATE_RECIPIENT",
                        "DUPLICATE_RECIPIENT",
                        "");
        List<DistributionRequested> items = items(order);
        assertThat(items.getFirst().getRecipient().getEmailKey()).isNotNull();
        assertThat(items.get(1).getRecipient().getEmailKey())
                .as("the e-mail would be the first person's again")
                .isNull();
    }

    @Test
    void aNumberOfAnEarlierPersonIsNoFallbackAndStillTellsWhoItIs() {
        List<DistributionRequested> items =
                items(
                        order(
                                body(
                                        EMAIL_THEN_SMS,
                                        "{P:05551234567, E:a@b.com}",
                                        "{P:05551234567, E:b@b.com}")));
        assertThat(items).allSatisfy(each -> assertThat(each.getRefusal()).isNull());
        assertThat(items.get(1).getRecipient().getPhone()).isNull();
        assertThat(items.get(1).getRecipient().getEmailKey()).isNotNull();
        // A number on a blacklist stands for its person, whatever they are written to by.
        assertThat(items.get(1).getItem().getContactKey())
                .isEqualTo(items.getFirst().getItem().getContactKey());
    }

    @Test
    void withoutEmailAmongTheChannelsNoAddressOfThatKindCounts() {
        CheckedOrder order =
                order(body("", "{P:05551234567, [e:a@b.com]}", "{P:05551234568, E:a@b.com}"));
        assertThat(refusals(order)).containsExactly("", "");
        assertThat(items(order))
                .allSatisfy(each -> {
                    assertThat(each.getRecipient().getEmail()).isEqualTo("a@b.com");
                    assertThat(each.getRecipient().getEmailKey()).isNull();
                });
    }

    private static List<String> refusals(CheckedOrder order) {
        return items(order).stream()
                .map(each -> each.getRefusal() == null ? "" : each.getRefusal().getCode())
                .toList();
    }

    /**
     * @param recipients in short: P and E are phoneNumber and email, p and e types of addresses
     */
    private static String body(String rest, String... recipients) {
        return "{"
                + rest
                + "\"recipients\":["
                + String.join(",", recipients)
                        .replaceAll("([PEpe]):([^,\\]}]*)", "$1<$2>")
                        .replaceAll("P<(.*?)>", "\"phoneNumber\":\"$1\"")
                        .replaceAll("E<(.*?)>", "\"email\":\"$1\"")
                        .replaceAll("p<(.*?)>", "{\"type\":\"phone\",\"value\":\"$1\"}")
                        .replaceAll("e<(.*?)>", "{\"type\":\"email\",\"value\":\"$1\"}")
                        .replace("[{", "\"addresses\":[{")
                + "]}";
    }
}

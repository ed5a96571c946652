package com.ziraai.local.sponsor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.ziraai.local.sponsor.Recipient.Expected;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecipientsTest {

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();

    @Test
    void everyRowIsWhatItSaysItIs() {
        var seen = new HashSet<String>();
        var rows = SampleRecipients.from(0).limit(20_000).toList();
        for (var row : rows) {
            var number = valid(row.phone());
            switch (row.expected()) {
                case VALID ->
                        assertThat(number)
                                .as(row.phone())
                                .hasValueSatisfying(e164 -> assertThat(seen.add(e164)).isTrue());
                case DUPLICATE ->
                        assertThat(number)
                                .as(row.phone())
                                .hasValueSatisfying(e164 -> assertThat(seen).contains(e164));
                case INVALID -> assertThat(number).as(row.phone()).isEmpty();
            }
        }
        assertThat(rows).filteredOn(row -> row.expected() == Expected.INVALID).hasSize(400);
        assertThat(rows).filteredOn(row -> row.expected() == Expected.DUPLICATE).hasSize(200);
        assertThat(rows).extracting(Recipient::channel).contains("SMS", "WhatsApp", "Email");
    }

    @Test
    void requestsHoldOneChannelAndKeepDuplicatesTogether() {
        var requests = Request.split(SampleRecipients.from(0).limit(20_000).toList());
        assertThat(requests)
                .hasSize(6)
                .allSatisfy(request -> {
                    assertThat(request.recipients()).hasSizeLessThanOrEqualTo(Request.MOST);
                    assertThat(request.recipients())
                            .allMatch(recipient -> recipient.channel().equals(request.channel()));
                    assertThat(request.recipients().getFirst().expected())
                            .isNotEqualTo(Expected.DUPLICATE);
                });
        assertThat(requests.stream().mapToInt(request -> request.recipients().size()).sum())
                .isEqualTo(20_000);
    }

    private Optional<String> valid(String phone) {
        try {
            var number = phones.parse(phone, "TR");
            return phones.isValidNumber(number)
                    ? Optional.of(phones.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}

package com.ziraai.simulator.cloudapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.attempt.Channel;
import com.ziraai.simulator.ledger.Entry;
import com.ziraai.simulator.ledger.Ledger;
import com.ziraai.simulator.receipt.Report;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StatusWebhookTest {

    private static final Entry ENTRY =
            new Ledger(Clock.systemUTC()).open(new Call(Channel.WHATSAPP, "1", Optional.empty()));

    private final JsonMapper mapper = JsonMapper.shared();
    private final StatusWebhook webhook = new StatusWebhook(mapper);

    @Test
    void writesTheShapeOfMeta() {
        String expected =
                """
                {"object":"whatsapp_business_account","entry":[{"id":"100000000000000","changes":[
                 {"field":"messages","value":{"messaging_product":"whatsapp",
                  "metadata":{"display_phone_number":"15550000000","phone_number_id":"42"},
                  "statuses":[
                   {"id":"wamid.1","status":"delivered","timestamp":"1767323045","recipient_id":"90555",
                    "biz_opaque_callback_data":"ours",
                    "pricing":{"billable":true,"pricing_model":"PMP","type":"regular","category":"marketing"}},
                   {"id":"wamid.1","status":"failed","timestamp":"1767323045","recipient_id":"90555",
                    "biz_opaque_callback_data":"ours",
                    "errors":[{"code":131049,"title":"Meta chose not to deliver","message":"Meta chose not to deliver",
                     "error_data":{"details":"Meta chose not to deliver"}}]}]}}]}]}
                """;
        byte[] body =
                webhook.body(
                        List.of(
                                status("42", new Report.Delivered()),
                                status("42", new Report.Failed(OptionalInt.of(131049)))),
                        Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(mapper.readTree(body)).isEqualTo(mapper.readTree(expected));
    }

    @Test
    void givesEachPhoneNumberItsOwnChange() {
        byte[] body =
                webhook.body(
                        List.of(status("1", new Report.Sent()), status("2", new Report.Read())),
                        Instant.EPOCH);
        assertThat(mapper.readTree(body).findValuesAsString("phone_number_id"))
                .containsExactly("1", "2");
    }

    /** The example of RFC 4231, test case 2. */
    @Test
    void signsWithHmacSha256() {
        assertThat(
                        new Signature("Jefe")
                                .of(
                                        "what do ya want for nothing?"
                                                .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(
                        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    private static Status status(String phoneNumberId, Report report) {
        return new Status("wamid.1", phoneNumberId, "90555", Optional.of("ours"), report, ENTRY);
    }
}

package com.ziraai.topics.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.ProviderReceipt;
import com.ziraai.event.RetryOf;
import com.ziraai.messaging.testkit.Requests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalInt;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final String OPERATION = "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab";
    private static final Reference WHOLE = new Reference(OPERATION, OptionalInt.empty());

    @Test
    void isNamedByTheItemOfARequest() {
        GenericRecord request = generic(Requests.of(3));
        assertThat(WHOLE.isNamedBy(request)).isTrue();
        assertThat(item(3).isNamedBy(request)).isTrue();
        assertThat(item(30).isNamedBy(request)).isFalse();
    }

    @Test
    void isNotNamedByTheRequestThatTakesItUpAgain() {
        GenericRecord request = generic(Requests.of(3));
        request.put("retryOf", generic(new RetryOf(OPERATION, 5)));
        assertThat(item(5).isNamedBy(request)).isFalse();
    }

    @Test
    void isNamedByTheTokenThatAReceiptEchoes() {
        String token = "v1." + OPERATION + ".12.1.key.0.signature";
        GenericRecord inQuery = generic(receipt("a=b&token=" + token, ""));
        GenericRecord inBody = generic(receipt("", "{\"data\":\"" + token + "\"}"));
        for (GenericRecord each : new GenericRecord[] {inQuery, inBody}) {
            assertThat(item(12).isNamedBy(each)).isTrue();
            assertThat(WHOLE.isNamedBy(each)).isTrue();
            assertThat(item(1).isNamedBy(each)).isFalse();
        }
    }

    @Test
    void findsItsIdAmongBytes() {
        assertThat(WHOLE.mayBeNamedBy(bytes("..bulk" + OPERATION))).isTrue();
        assertThat(WHOLE.mayBeNamedBy(bytes(OPERATION.substring(1)))).isFalse();
        assertThat(WHOLE.mayBeNamedBy(new byte[0])).isFalse();
        assertThat(WHOLE.mayBeNamedBy(null)).isFalse();
    }

    @Test
    void beginsAMinuteBeforeTheTimeInItsId() {
        assertThat(WHOLE.earliest())
                .isEqualTo(Instant.ofEpochMilli(0x0198c0de7a10L).minusSeconds(60));
    }

    private static Reference item(int index) {
        return new Reference(OPERATION, OptionalInt.of(index));
    }

    private static ProviderReceipt receipt(String query, String body) {
        return new ProviderReceipt("kannel", query, ByteBuffer.wrap(bytes(body)), Instant.EPOCH);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static GenericRecord generic(SpecificRecord record) {
        return (GenericRecord) GenericData.get().deepCopy(record.getSchema(), record);
    }
}

package com.ziraai.simulator.kannel;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.simulator.exchange.Reply;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendSmsTest {

    private static final KannelAccount ACCOUNT = new KannelAccount("u", "p");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "username=u&password=p&from=Z&to=%2B905551234567&text=merhaba",
                "user=u&pass=p&from=Z&to=905551234567",
                "username=u&password=p&from=Z&to=1&coding=2&text=%01%31%00%41",
                "username=u&password=p&from=Z&to=1&coding=2&charset=UTF-8&text=%C4%B1",
                "username=u&password=p&from=Z&to=1&coding=0&charset=UTF-8&text=%C4%B1"
            })
    void takesAWellFormedRequest(String query) {
        assertThat(request(query).rejection(ACCOUNT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    username=u&password=x&from=Z&to=1                               | 403 | Authorization failed for sendsms
                    from=Z&to=1                                                     | 403 | Authorization failed for sendsms
                    username=u&password=p&from=Z                                    | 400 | Missing receiver number, rejected
                    username=u&password=p&from=Z&to=                                | 400 | Empty receiver number not allowed, rejected
                    username=u&password=p&from=Z&to=abc                             | 400 | Number(s) has/have been denied by white- and/or black-lists.
                    username=u&password=p&to=1                                      | 400 | Sender missing and no global set, rejected
                    username=u&password=p&from=Z&to=1&coding=7                      | 400 | Coding field misformed, rejected
                    username=u&password=p&from=Z&to=1&charset=NO-SUCH               | 400 | Charset or body misformed, rejected
                    username=u&password=p&from=Z&to=1&charset=UTF-8&text=%C4        | 400 | Charset or body misformed, rejected
                    username=u&password=p&from=Z&to=1+2                             | 400 | One receiver a request is simulated, rejected
                    """)
    void refusesInTheWordsOfSmsbox(String query, int status, String text) {
        Reply.Answer answer = request(query).rejection(ACCOUNT).orElseThrow();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void knowsTheDeprecatedNamesOfReportParameters() {
        SendSms request = request("dlrmask=27&dlrurl=http://x/%25d");
        assertThat(request.dlrMask()).isEqualTo(27);
        assertThat(request.dlrUrl()).isEqualTo("http://x/%d");
        assertThat(request("dlr-mask=x").dlrMask()).isZero();
    }

    private static SendSms request(String query) {
        return new SendSms(
                new QueryStringDecoder(query, StandardCharsets.ISO_8859_1, false).parameters());
    }
}

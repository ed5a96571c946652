package com.ziraai.simulator.cloudapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class MessageReaderTest {

    private static final String HEAD = "{'messaging_product':'whatsapp','to':'+905551234567',";
    private static final String NAMED =
            HEAD + "'type':'template','template':{'name':'n','language':{'code':'tr'},";

    private final MessageReader reader = new MessageReader(JsonMapper.shared());

    @Test
    void takesATemplateWithBodyAndUrlButton() {
        MessageRequest request =
                read(
                        NAMED
                                + "'components':[{'type':'body','parameters':[{'type':'text','text':'Sponsor'}]},"
                                + "{'type':'button','sub_type':'url','index':'0','parameters':[{'type':'text','text':'SP-1'}]},"
                                + "{'type':'button','sub_type':'url','index':1,'parameters':[]}]},"
                                + "'biz_opaque_callback_data':'ours'}");
        assertThat(request.waId()).isEqualTo("905551234567");
        assertThat(request.callbackData()).contains("ours");
    }

    @Test
    void takesText() {
        assertThat(read(HEAD + "'type':'text','text':{'body':'hi'}}").callbackData()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    nonsense                                                                  | 100
                    []                                                                        | 100
                    {'to':'+905551234567','type':'text','text':{'body':'hi'}}                 | 100
                    {'messaging_product':'whatsapp','type':'text','text':{'body':'hi'}}       | 131008
                    {'messaging_product':'whatsapp','to':'Ali','text':{'body':'hi'}}          | 131009
                    HEAD'type':'text'}                                                        | 131008
                    HEAD'type':'sticker'}                                                     | 131051
                    HEAD'type':'template'}                                                    | 131008
                    HEAD'type':'template','template':{'name':'n'}}                            | 131008
                    HEAD'type':'template','template':{'language':{'code':'tr'}}}              | 131008
                    NAMED'components':{}}}                                                    | 131009
                    NAMED'components':[{'type':'footer'}]}}                                   | 131009
                    NAMED'components':[{'type':'button','index':0}]}}                         | 131008
                    NAMED'components':[{'type':'button','sub_type':'url'}]}}                  | 131008
                    NAMED'components':[{'type':'body','parameters':[{'type':'text'}]}]}}      | 131008
                    NAMED'components':[{'type':'body','parameters':[{'type':'smell'}]}]}}     | 131009
                    """)
    void answersAWrongShapeWithMetasCode(String json, int code) {
        String body = json.replace("HEAD", HEAD).replace("NAMED", NAMED);
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> read(body))
                .satisfies(invalid -> assertThat(invalid.error().code()).isEqualTo(code));
    }

    @Test
    void refusesCallbackDataLongerThanMetaTakes() {
        String body = HEAD + "'text':{'body':'x'},'biz_opaque_callback_data':'%s'}";
        assertThat(read(body.formatted("x".repeat(512))).callbackData()).isPresent();
        assertThatExceptionOfType(InvalidMessage.class)
                .isThrownBy(() -> read(body.formatted("x".repeat(513))));
    }

    private MessageRequest read(String json) {
        return reader.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}

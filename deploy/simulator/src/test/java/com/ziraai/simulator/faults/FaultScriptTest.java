package com.ziraai.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.ziraai.simulator.json.InvalidField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FaultScriptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    acceptAndDrop'                                     | AcceptAndDrop[reset=false]
                    acceptAndDrop','reset':true                        | AcceptAndDrop[reset=true]
                    refuse'                                            | Refuse[status=OptionalInt.empty, code=OptionalInt.empty, text=Optional.empty]
                    refuse','status':403,'text':'no'                   | Refuse[status=OptionalInt[403], code=OptionalInt.empty, text=Optional[no]]
                    refuse','channel':'WHATSAPP','code':131056         | Refuse[status=OptionalInt.empty, code=OptionalInt[131056], text=Optional.empty]
                    throttle','retryAfter':3                           | Throttle[retryAfter=PT3S]
                    errorBefore'                                       | ErrorBefore[status=OptionalInt.empty]
                    errorAfter','status':504                           | ErrorAfter[status=504]
                    slow','delay':0.25                                 | Slow[delay=PT0.25S]
                    numberInvalid'                                     | NumberInvalid[]
                    receiptLost'                                       | Lost[]
                    receiptTwice'                                      | Twice[]
                    receiptReordered'                                  | Reordered[]
                    receiptBeforeAnswer'                               | BeforeAnswer[]
                    receiptFailed'                                     | Failed[code=OptionalInt.empty]
                    receiptFailed','channel':'SMS','code':34           | Failed[code=OptionalInt[34]]
                    receiptFailed','channel':'WHATSAPP','code':131049  | Failed[code=OptionalInt[131049]]
                    """,
            quoteCharacter = '`')
    void knowsEveryAction(String action, String fault) {
        FaultScript script = script("[{'name':'r','action':'" + action + "}]");
        assertThat(script.rules().getFirst().fault()).hasToString(fault);
    }

    @Test
    void readsAllBoundsOfARule() {
        Rule rule =
                script(
                                "{'seed':7,'rules':[{'name':'r','channel':'SMS','match':'^.90','rate':0.05,"
                                        + "'from':1.5,'until':60,'count':10,'firstCalls':1,'action':'receiptLost'}]}")
                        .rules()
                        .getFirst();
        assertThat(rule.channel()).hasToString("Optional[SMS]");
        assertThat(rule.match().pattern()).isEqualTo("^.90");
        assertThat(rule.rate()).isEqualTo(0.05);
        assertThat(rule.from()).isEqualTo(Duration.ofMillis(1500));
        assertThat(rule.until()).isEqualTo(Duration.ofSeconds(60));
        assertThat(rule.count()).isEqualTo(10);
        assertThat(rule.firstCalls()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'text'                                                              | ``
                    {'rules':{}}                                                        | rules
                    {'rules':[],'sed':1}                                                | sed
                    {'rules':[],'seed':'x'}                                             | seed
                    {'rules':[1]}                                                       | rules[0]
                    {'rules':[{'action':'slow'}]}                                       | rules[0].name
                    [{'name':'a'}]                                                      | [0].action
                    [{'name':'a','action':'explode'}]                                   | [0].action
                    [{'name':'a','action':'slow','delay':-1}]                           | [0].delay
                    [{'name':'a','action':'slow','rate':1.5}]                           | [0].rate
                    [{'name':'a','action':'slow','rate':'1'}]                           | [0].rate
                    [{'name':'a','action':'slow','match':'('}]                          | [0].match
                    [{'name':'a','action':'slow','channel':'FAX'}]                      | [0].channel
                    [{'name':'a','action':'slow','count':0}]                            | [0].count
                    [{'name':'a','action':'slow','count':1.5}]                          | [0].count
                    [{'name':'a','action':'slow','from':5,'until':5}]                   | [0].until
                    [{'name':'a','action':'slow','status':500}]                         | [0].status
                    [{'name':'a','action':'errorAfter','status':404}]                   | [0].status
                    [{'name':'a','action':'refuse','code':131026}]                      | [0].code
                    [{'name':'a','action':'receiptFailed','code':2}]                    | [0].code
                    [{'name':'a','action':'receiptFailed','channel':'SMS','code':8}]    | [0].code
                    [{'name':'a','action':'slow'},{'name':'a','action':'slow'}]         | [1].name
                    """,
            quoteCharacter = '`')
    void namesTheFieldOfABadScript(String json, String field) {
        assertThatExceptionOfType(InvalidField.class)
                .isThrownBy(() -> script(json))
                .satisfies(invalid -> assertThat(invalid.field()).isEqualTo(field));
    }

    @Test
    void anEmptyScriptHasNoRules() {
        assertThat(script("[]").rules()).isEqualTo(List.of());
        assertThat(new CallFault.Refuse(OptionalInt.empty(), OptionalInt.empty(), Optional.empty()))
                .isEqualTo(script("[{'name':'r','action':'refuse'}]").rules().getFirst().fault());
    }

    private static FaultScript script(String json) {
        return FaultScript.of(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}

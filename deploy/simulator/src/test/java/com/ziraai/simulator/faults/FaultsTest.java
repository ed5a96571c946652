package com.ziraai.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.withPrecision;

import com.ziraai.simulator.attempt.Attempt;
import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.attempt.Channel;
import com.ziraai.simulator.json.InvalidField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FaultsTest {

    private final SteppingClock clock = new SteppingClock();
    private final Faults faults = new Faults(clock, 1);

    @Test
    void nothingGoesWrongWithoutAScript() {
        assertThat(faults.onCall(sms(0), 1)).isEqualTo(new CallFault.Pass());
        assertThat(faults.onReceipts(sms(0), 1)).isEmpty();
    }

    @Test
    void aRuleMeetsItsChannelAndItsRecipientsOnly() {
        set("[{'name':'r','channel':'SMS','match':'1$','action':'acceptAndDrop'}]");
        assertThat(hit(sms(1), 1)).isTrue();
        assertThat(hit(sms(2), 1)).isFalse();
        assertThat(hit(call(Channel.WHATSAPP, "op", 1), 1)).isFalse();
    }

    @Test
    void aRuleHoldsWithinItsTimeOnly() {
        set("[{'name':'r','from':10,'until':20,'action':'acceptAndDrop'}]");
        assertThat(hit(sms(1), 1)).isFalse();
        clock.pass(Duration.ofSeconds(10));
        assertThat(hit(sms(1), 1)).isTrue();
        clock.pass(Duration.ofSeconds(10));
        assertThat(hit(sms(1), 1)).isFalse();
    }

    @Test
    void aRuleWithACountEndsAfterThatManyHits() {
        set("[{'name':'r','count':2,'action':'acceptAndDrop'}]");
        assertThat(IntStream.range(0, 5).filter(i -> hit(sms(i), 1)).count()).isEqualTo(2);
    }

    @Test
    void aRuleForFirstCallsLetsTheRepetitionThrough() {
        set("[{'name':'r','firstCalls':1,'action':'throttle'}]");
        assertThat(hit(sms(1), 1)).isTrue();
        assertThat(hit(sms(1), 2)).isFalse();
    }

    @Test
    void theFirstCallRuleThatAppliesWinsAndAllReceiptRulesApply() {
        set(
                "[{'name':'a','match':'^nobody','action':'acceptAndDrop'},{'name':'b','action':'errorBefore'},"
                        + "{'name':'c','action':'numberInvalid'},{'name':'d','action':'receiptTwice'},"
                        + "{'name':'e','action':'receiptReordered'}]");
        assertThat(faults.onCall(sms(1), 1)).isInstanceOf(CallFault.ErrorBefore.class);
        assertThat(faults.onReceipts(sms(1), 1))
                .containsExactly(new ReceiptFault.Twice(), new ReceiptFault.Reordered());
        assertThat(faults.describe(JsonMapper.shared()).findValuesAsString("hits"))
                .containsExactly("0", "1", "0", "1", "1");
    }

    @Test
    void aRateHitsItsShareAndOtherNamesOtherCalls() {
        set("[{'name':'a','rate':0.2,'action':'acceptAndDrop'}]");
        List<Integer> hits = hits();
        assertThat(hits.size() / 10_000.0).isEqualTo(0.2, withPrecision(0.02));
        set("[{'name':'b','rate':0.2,'action':'acceptAndDrop'}]");
        assertThat(hits()).isNotEqualTo(hits);
    }

    @Test
    void aDecisionDependsOnTheSeedButNotOnOrderOrOperation() {
        String script = "{'seed':%d,'rules':[{'name':'a','rate':0.5,'action':'acceptAndDrop'}]}";
        set(script.formatted(5));
        List<Integer> forward = hits();
        set(script.formatted(5));
        List<Integer> backward =
                IntStream.range(0, 10_000)
                        .map(i -> 9_999 - i)
                        .filter(i -> hit(call(Channel.SMS, "another", i), 1))
                        .sorted()
                        .boxed()
                        .toList();
        assertThat(backward).isEqualTo(forward);
        set(script.formatted(6));
        assertThat(hits()).isNotEqualTo(forward);
    }

    @Test
    void aRepetitionIsDrawnAnewButAnInvalidNumberStaysInvalid() {
        set("[{'name':'a','rate':0.5,'action':'acceptAndDrop'}]");
        assertThat(IntStream.range(1, 50).mapToObj(n -> hit(sms(1), n)).distinct()).hasSize(2);
        set("[{'name':'a','rate':0.5,'action':'numberInvalid'}]");
        assertThat(IntStream.range(1, 50).mapToObj(n -> hit(sms(1), n)).distinct()).hasSize(1);
    }

    @Test
    void aBadScriptLeavesTheOneInForce() {
        set("[{'name':'a','action':'acceptAndDrop'}]");
        assertThatExceptionOfType(InvalidField.class).isThrownBy(() -> set("[{'name':'b'}]"));
        assertThat(hit(sms(1), 1)).isTrue();
    }

    private List<Integer> hits() {
        return IntStream.range(0, 10_000).filter(i -> hit(sms(i), 1)).boxed().toList();
    }

    private boolean hit(Call call, int nth) {
        return !faults.onCall(call, nth).equals(new CallFault.Pass());
    }

    private void set(String json) {
        faults.set(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    private static Call sms(int item) {
        return call(Channel.SMS, "op", item);
    }

    private static Call call(Channel channel, String operation, int item) {
        return new Call(channel, "+9055500" + item, Optional.of(new Attempt(operation, item, 1)));
    }
}

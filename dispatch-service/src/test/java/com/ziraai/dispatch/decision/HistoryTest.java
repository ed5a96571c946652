package com.ziraai.dispatch.decision;

import static com.ziraai.event.Channel.SMS;
import static com.ziraai.event.Channel.WHATSAPP;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.dispatch.SampleItems;
import com.ziraai.dispatch.decision.History.Standing;
import com.ziraai.dispatch.decision.Verdict.End;
import com.ziraai.dispatch.decision.Verdict.Send;
import com.ziraai.event.ItemStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HistoryTest {

    private static final Verdict PARKED = new End(ItemStatus.PARKED);
    private static final Verdict FAILED = new End(ItemStatus.FAILED);

    @ParameterizedTest
    @MethodSource
    void anAttemptStandsWhereTheDecisionsAfterItPutIt(
            List<Verdict> decisions, int attemptNo, Standing standing) {
        assertThat(history(decisions).standing(attemptNo)).isEqualTo(standing);
    }

    static Stream<Arguments> anAttemptStandsWhereTheDecisionsAfterItPutIt() {
        Verdict sms = new Send(SMS);
        return Stream.of(
                Arguments.of(List.of(sms), 0, Standing.FOREIGN),
                Arguments.of(List.of(sms), 1, Standing.OPEN),
                Arguments.of(List.of(sms), 2, Standing.FOREIGN),
                Arguments.of(List.of(sms, sms), 1, Standing.FOLLOWED),
                Arguments.of(List.of(sms, sms), 2, Standing.OPEN),
                Arguments.of(List.of(sms, sms, sms), 1, Standing.OVERTAKEN),
                Arguments.of(List.of(sms, sms, FAILED), 1, Standing.OVERTAKEN),
                Arguments.of(List.of(sms, FAILED), 1, Standing.ENDED),
                Arguments.of(List.of(sms, FAILED), 2, Standing.FOREIGN),
                Arguments.of(List.of(sms, PARKED), 1, Standing.PARKED),
                Arguments.of(List.of(sms, PARKED, FAILED), 1, Standing.PARKED),
                Arguments.of(List.of(sms, sms, PARKED), 1, Standing.OVERTAKEN));
    }

    @Test
    void channelsAreThoseOfTheAttemptsMade() {
        History history =
                history(List.of(new Send(SMS), new Send(SMS), new Send(WHATSAPP), FAILED));
        assertThat(history.channelsUntil(2)).containsExactly(SMS, SMS);
        assertThat(history.channelsUntil(4)).containsExactly(SMS, SMS, WHATSAPP);
        assertThat(history.channel(3)).contains(WHATSAPP);
        assertThat(history.channel(4)).isEmpty();
        assertThat(history.channel(5)).isEmpty();
    }

    private static History history(List<Verdict> verdicts) {
        return new History(
                SampleItems.ready(SampleItems.request(SampleItems.newOperation(), 0)),
                IntStream.range(0, verdicts.size())
                        .mapToObj(index ->
                                new Decided(
                                        index + 1,
                                        verdicts.get(index),
                                        "SO",
                                        SampleItems.RELEASED,
                                        Optional.empty(),
                                        List.of()))
                        .toList());
    }
}

package com.ziraai.code.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestsTest {

    @Test
    void anOrdinaryRequestHasNoFlaw() {
        assertThat(Requests.flaw(request().build())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void whatNoRepetitionCanMendIsNamed(
            UniqueFlaw flaw, UnaryOperator<DistributionRequested.Builder> change) {
        assertThat(Requests.flaw(change.apply(request()).build()))
                .hasValueSatisfying(reason -> assertThat(reason).contains(flaw.word));
    }

    static Stream<Arguments> whatNoRepetitionCanMendIsNamed() {
        return Stream.of(
                flaw("operationId", request -> request.setItem(item("bulk_1", 0, "s", "c"))),
                flaw("itemIndex", request -> request.setItem(item(valid(), -1, "s", "c"))),
                flaw("NUL", request -> request.setItem(item(valid(), 0, "s\0", "c"))),
                flaw("NUL", request -> request.setItem(item(valid(), 0, "s", "\0"))),
                flaw("codeValidityDays", request -> request.setCodeValidityDays(-1)),
                flaw("codeValidityDays", request -> request.setCodeValidityDays(40_000)),
                flaw("timeZone", request -> request.setTimeZone("Europe/Atlantis")));
    }

    private static Arguments flaw(
            String word, UnaryOperator<DistributionRequested.Builder> change) {
        return Arguments.of(new UniqueFlaw(word), change);
    }

    private record UniqueFlaw(String word) {}

    private static Item item(String operationId, int index, String sponsorId, String contactKey) {
        return new Item(operationId, index, sponsorId, contactKey, SampleRequests.RELEASED);
    }

    private static String valid() {
        return SampleRequests.newOperation();
    }

    private static DistributionRequested.Builder request() {
        return SampleRequests.one(valid(), 0);
    }
}

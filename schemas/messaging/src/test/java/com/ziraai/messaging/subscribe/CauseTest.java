package com.ziraai.messaging.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.messaging.record.RegistryAwayException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.KafkaException;
import org.springframework.transaction.CannotCreateTransactionException;

class CauseTest {

    @ParameterizedTest
    @MethodSource
    void namesThePartAnExceptionSpeaksOf(Cause expected, Throwable failure) {
        assertThat(Cause.of(failure)).isEqualTo(expected);
    }

    static Stream<Arguments> namesThePartAnExceptionSpeaksOf() {
        return Stream.of(
                Arguments.of(Cause.DATABASE, new R2dbcNonTransientResourceException("closed")),
                Arguments.of(Cause.DATABASE, new DataAccessResourceFailureException("refused")),
                Arguments.of(Cause.DATABASE, new CannotCreateTransactionException("no pool")),
                Arguments.of(
                        Cause.DATABASE,
                        new IllegalStateException(new R2dbcNonTransientResourceException("x"))),
                Arguments.of(Cause.BROKER, new KafkaException("not acknowledged")),
                Arguments.of(Cause.BROKER, new CompletionException(new TimeoutException("60 s"))),
                Arguments.of(
                        Cause.REGISTRY, new RegistryAwayException("no id", new Exception("x"))),
                Arguments.of(Cause.HANDLER, new IllegalStateException("a bug")));
    }
}

package com.ziraai.dispatch.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.dispatch.SampleItems;
import com.ziraai.dispatch.followup.Followup.Kind;
import com.ziraai.dispatch.item.AttemptKey;
import com.ziraai.dispatch.item.ItemKey;
import com.ziraai.infrastructure.TestInfrastructure;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

class FollowupsIT {

    private static final Instant NOW = Instant.parse("2026-11-21T23:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final DatabaseClient DATABASE = migrated();

    private final String operation = SampleItems.newOperation();
    private final Followups followups = new Followups(DATABASE);

    private static DatabaseClient migrated() {
        Map<String, String> environment =
                TestInfrastructure.shared().databaseEnvironment("followups");
        String address =
                environment.get("ziraai.database.host")
                        + ":"
                        + environment.get("ziraai.database.port")
                        + "/"
                        + environment.get("ziraai.database.name");
        String username = environment.get("ziraai.database.username");
        String password = environment.get("ziraai.database.password");
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + address, username, password)
                .load()
                .migrate();
        ConnectionFactory connections =
                ConnectionFactories.get(
                        ConnectionFactoryOptions.parse("r2dbc:postgresql://" + address)
                                .mutate()
                                .option(ConnectionFactoryOptions.USER, username)
                                .option(ConnectionFactoryOptions.PASSWORD, password)
                                .build());
        return DatabaseClient.create(connections);
    }

    @BeforeEach
    void empty() {
        DATABASE.sql("DELETE FROM followup").then().block();
    }

    @Test
    void whatIsScheduledTwiceKeepsItsFirstTime() {
        assertThat(followups.any().block()).isFalse();
        schedule(retry(0, NOW));
        schedule(retry(0, NOW.plusSeconds(60)));
        assertThat(followups.any().block()).isTrue();
        assertThat(takeDue(NOW)).containsExactly(retry(0, NOW));
    }

    @Test
    void whatIsNotDueWaits() {
        schedule(retry(0, NOW.plusSeconds(1)));
        assertThat(takeDue(NOW)).isEmpty();
        assertThat(takeDue(NOW.plusSeconds(1))).hasSize(1);
    }

    @Test
    void whatWasTakenComesAgainAfterItsLeaseUnlessItWasDone() {
        schedule(retry(0, NOW));
        schedule(retry(1, NOW));
        assertThat(takeDue(NOW)).hasSize(2);
        assertThat(takeDue(NOW.plusSeconds(9))).isEmpty();
        followups.done(List.of(retry(0, NOW)), NOW.plus(LEASE)).block();
        assertThat(takeDue(NOW.plusSeconds(10)))
                .extracting(Followup::attempt)
                .containsExactly(attempt(1));
    }

    @Test
    void whatWaitsAtTheGateMayBeScheduledAnewWhileItIsTried() {
        schedule(waiting(NOW));
        List<Followup> taken = takeDue(NOW);
        schedule(waiting(Followup.NEVER));
        followups.done(taken, NOW.plus(LEASE)).block();
        assertThat(followups.any().block()).isTrue();
        assertThat(takeDue(NOW.plusSeconds(3600))).isEmpty();
    }

    private Followup waiting(Instant dueAt) {
        return new Followup(attempt(0), Kind.GATE, "BUDGET", dueAt);
    }

    @Test
    void severalInstancesShareWhatIsDue() {
        schedule(IntStream.range(0, 1000).mapToObj(index -> retry(index, NOW)).toList());
        List<Followup> taken =
                Flux.range(0, 8)
                        .flatMap(instance -> followups.takeDue(NOW, 200, NOW.plus(LEASE)), 8)
                        .flatMapIterable(each -> each)
                        .collectList()
                        .blockOptional()
                        .orElseThrow();
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(takeDue(NOW)).doesNotContainAnyElementsOf(taken);
    }

    @Test
    void onlyTheNamedKindsOfAnAttemptAreResolved() {
        schedule(retry(0, NOW));
        schedule(deadline(0));
        schedule(deadline(1));
        followups.resolve(Set.of(attempt(0)), Set.of(Kind.DEADLINE)).block();
        assertThat(takeDue(NOW)).containsExactlyInAnyOrder(retry(0, NOW), deadline(1));
        followups.resolve(Set.of(attempt(0), attempt(1)), List.of(Kind.values())).block();
        assertThat(followups.any().block()).isFalse();
    }

    private void schedule(Followup followup) {
        schedule(List.of(followup));
    }

    private void schedule(List<Followup> wanted) {
        followups.schedule(wanted).block();
    }

    private List<Followup> takeDue(Instant now) {
        return followups.takeDue(now, 1000, now.plus(LEASE)).blockOptional().orElseThrow();
    }

    private Followup retry(int index, Instant dueAt) {
        return new Followup(attempt(index), Kind.RETRY, "PROVIDER_BUSY", dueAt);
    }

    private Followup deadline(int index) {
        return new Followup(attempt(index), Kind.DEADLINE, "RESULT_UNKNOWN", NOW);
    }

    private AttemptKey attempt(int index) {
        return new AttemptKey(new ItemKey(operation, index), 1);
    }
}

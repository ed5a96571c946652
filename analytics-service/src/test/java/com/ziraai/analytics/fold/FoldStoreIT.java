package com.ziraai.analytics.fold;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ziraai.analytics.Outcomes;
import com.ziraai.event.AttemptStatus;
import com.ziraai.local.infrastructure.TestInfrastructure;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class FoldStoreIT {

    private static FoldStore store;

    private final Outcomes operation = Outcomes.ofNewOperation();
    private final PartitionKey owner = new PartitionKey(operation.operationId, 2);
    private final PageKey pageKey = new PageKey(owner, 0);

    @BeforeAll
    static void migrate() {
        Map<String, String> settings =
                TestInfrastructure.shared().databaseEnvironment("analytics_store");
        String place =
                "%s:%s/%s"
                        .formatted(
                                settings.get("ziraai.database.host"),
                                settings.get("ziraai.database.port"),
                                settings.get("ziraai.database.name"));
        String user = settings.get("ziraai.database.username");
        String password = settings.get("ziraai.database.password");
        Flyway.configure()
                .dataSource("jdbc:postgresql://" + place, user, password)
                .load()
                .migrate();
        store =
                new FoldStore(
                        DatabaseClient.create(
                                ConnectionFactories.get(
                                        ConnectionFactoryOptions.parse(
                                                        "r2dbc:postgresql://" + place)
                                                .mutate()
                                                .option(ConnectionFactoryOptions.USER, user)
                                                .option(ConnectionFactoryOptions.PASSWORD, password)
                                                .build())));
    }

    @Test
    void givesBackWhatItWasGiven() {
        HeldTally held = tally();
        Page page = page();
        save(held, page, operation.attempt(0, AttemptStatus.ACCEPTED, 10));
        held.saved();
        save(held, page, operation.attempt(1, AttemptStatus.DELIVERED, 10));

        assertThat(tally().version()).isEqualTo(2);
        assertThat(TallyCodec.encode(tally().tally)).isEqualTo(TallyCodec.encode(held.tally));
        assertThat(PageCodec.encode(page())).isEqualTo(PageCodec.encode(page));
    }

    @Test
    void refusesAWriterWhoseMemoryIsOlderThanTheRowAndKeepsNothingOfIt() {
        HeldTally late = tally();
        Page latePage = page();
        save(tally(), page(), operation.attempt(0, AttemptStatus.ACCEPTED, 10));
        HeldTally current = tally();
        Page currentPage = page();
        save(current, currentPage, operation.attempt(1, AttemptStatus.ACCEPTED, 10));

        assertThatThrownBy(() ->
                        save(late, latePage, operation.attempt(2, AttemptStatus.ACCEPTED, 10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another instance");

        assertThat(tally().version()).isEqualTo(2);
        assertThat(PageCodec.encode(page())).isEqualTo(PageCodec.encode(currentPage));
    }

    private HeldTally tally() {
        return requireNonNull(store.tallies(Set.of(owner)).get(owner));
    }

    private Page page() {
        return requireNonNull(store.pages(Set.of(pageKey)).get(pageKey));
    }

    private void save(HeldTally held, Page page, SpecificRecord outcome) {
        Changes changes = new Changes();
        changes.fold(new LocatedFact(pageKey, Fact.of(outcome)), page, held);
        store.save(changes, Outcomes.RELEASED);
    }
}

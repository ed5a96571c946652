package com.ziraai.analytics.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.ziraai.analytics.Outcomes;
import com.ziraai.analytics.fold.Fact;
import com.ziraai.analytics.fold.LocatedFact;
import com.ziraai.analytics.fold.Page;
import com.ziraai.analytics.fold.PageKey;
import com.ziraai.analytics.fold.PartitionKey;
import com.ziraai.analytics.fold.Reason;
import com.ziraai.analytics.store.FoldStore.Saved;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.ItemStatus;
import com.ziraai.infrastructure.TestInfrastructure;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class FoldStoreIT {

    private static FoldStore store;
    private static Reasons reasons;
    private static DatabaseClient database;

    private final String sponsor = "sponsor-" + UUID.randomUUID();
    private final Outcomes operation = Outcomes.ofNewOperation(sponsor, Outcomes.RELEASED);
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
        database =
                DatabaseClient.create(
                        ConnectionFactories.get(
                                ConnectionFactoryOptions.parse("r2dbc:postgresql://" + place)
                                        .mutate()
                                        .option(ConnectionFactoryOptions.USER, user)
                                        .option(ConnectionFactoryOptions.PASSWORD, password)
                                        .build()));
        store = new FoldStore(database, Side.EVEN);
        reasons = new Reasons(database);
    }

    @Test
    void givesBackWhatItWasGiven() {
        HeldTally held = tally();
        Page page = page();
        save(held, page, operation.attempt(0, AttemptStatus.ACCEPTED, 10));
        held.saved();
        save(held, page, operation.attempt(1, AttemptStatus.DELIVERED, 10));

        assertThat(tally().version()).isEqualTo(2);
        assertThat(TallyCodec.encode(tally().tally())).isEqualTo(TallyCodec.encode(held.tally()));
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

        assertThat(save(late, latePage, operation.attempt(2, AttemptStatus.ACCEPTED, 10)))
                .isEqualTo(Saved.REFUSED);

        assertThat(tally().version()).isEqualTo(2);
        assertThat(PageCodec.encode(page())).isEqualTo(PageCodec.encode(currentPage));
    }

    @Test
    void refusesAGenerationThatIsOverOrNotYetPrepared() {
        assertThat(save(0, tally(), page(), operation.attempt(0, AttemptStatus.ACCEPTED, 10)))
                .isEqualTo(Saved.SHOWN);
        for (int other : new int[] {-2, 1, 2}) {
            assertThat(
                            save(
                                    other,
                                    tally(),
                                    page(),
                                    operation.attempt(1, AttemptStatus.ACCEPTED, 10)))
                    .isEqualTo(Saved.REFUSED);
        }
        assertThat(tally().version()).isEqualTo(1);
    }

    @Test
    void keepsOfEachItemTheHighestReasonOfEachKind() {
        HeldTally held = tally();
        Page page = page();
        save(held, page, operation.end(0, 2, ItemStatus.FAILED));
        held.saved();
        save(held, page, rejected(0, 2));
        held.saved();
        save(held, page, rejected(0, 1));
        held.saved();
        // Says less than what is known, so nothing is written.
        save(held, page, operation.end(0, 2, ItemStatus.PARKED));
        save(held, page, operation.end(1, 0, ItemStatus.CANCELLED));

        assertThat(
                        reasons.of(operation.operationId, List.of(0, 1))
                                .collectSortedList(Comparator.comparing(Reason::kind))
                                .block())
                .extracting(Reason::kind, Reason::itemIndex, Reason::attemptNo, Reason::rank)
                .containsExactly(
                        tuple(Reason.Kind.ATTEMPT, 0, 2, 20), tuple(Reason.Kind.END, 0, 2, 40));
    }

    @Test
    void countersMoveWithTheirItemAndARefusedWriterMovesNone() {
        HeldTally late = tally();
        Page latePage = page();
        HeldTally held = tally();
        Page page = page();
        save(held, page, operation.attempt(0, AttemptStatus.ACCEPTED, 10));
        held.saved();
        assertThat(counters()).isEqualTo("1 accepted, 0 delivered, 1 measured, 1 in time");

        save(held, page, operation.attempt(0, AttemptStatus.DELIVERED, 400_000));
        assertThat(counters()).isEqualTo("0 accepted, 1 delivered, 1 measured, 1 in time");

        assertThat(save(late, latePage, operation.attempt(1, AttemptStatus.ACCEPTED, 10)))
                .isEqualTo(Saved.REFUSED);
        assertThat(counters()).isEqualTo("0 accepted, 1 delivered, 1 measured, 1 in time");
    }

    private @Nullable String counters() {
        return database.sql(
                        """
                        SELECT accepted || ' accepted, ' || delivered || ' delivered, ' || measured
                            || ' measured, ' || accepted_within || ' in time'
                        FROM item_counter WHERE sponsor_id = :sponsor
                        """)
                .bind("sponsor", sponsor)
                .mapValue(String.class)
                .one()
                .block();
    }

    private DeliveryOutcome rejected(int item, int attemptNo) {
        return operation.attempt(
                item,
                attemptNo,
                Channel.WHATSAPP,
                AttemptStatus.REJECTED,
                50,
                "RECIPIENT_UNREACHABLE");
    }

    private HeldTally tally() {
        return requireNonNull(store.tallies(Set.of(owner)).get(owner));
    }

    private Page page() {
        return requireNonNull(store.pages(Set.of(pageKey)).get(pageKey));
    }

    private Saved save(HeldTally held, Page page, SpecificRecord outcome) {
        return save(0, held, page, outcome);
    }

    private Saved save(int generation, HeldTally held, Page page, SpecificRecord outcome) {
        Changes changes = new Changes();
        changes.fold(new LocatedFact(pageKey, sponsor, Fact.of(outcome)), page, held);
        return store.save(changes, generation, Outcomes.RELEASED);
    }
}

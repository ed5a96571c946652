package com.ziraai.campaign.audit;

import com.ziraai.campaign.database.Row;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import tools.jackson.databind.json.JsonMapper;

/** Writes notes; each belongs inside the transaction of the deed. */
public final class Audit {

    /** Who acts where a request said beforehand what is to happen. */
    public static final String SYSTEM = "system";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final JsonMapper json;
    private final Clock clock;

    Audit(
            DatabaseClient database,
            TransactionalOperator transaction,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** Notes what leaves nothing to compare. */
    public Mono<Void> note(Deed deed) {
        return note(deed, Optional.empty(), Optional.empty());
    }

    /**
     * @param before what was so, to be written as JSON; empty if there was nothing
     * @param after what is so since; empty if there is nothing any more
     */
    public Mono<Void> note(Deed deed, Optional<?> before, Optional<?> after) {
        return database.sql(
                        """
                        INSERT INTO audit (happened_at, actor, sponsor_id, action, subject, before, after)
                        VALUES (:at, :actor, :sponsor, :action, :subject,
                            CAST(:before AS jsonb), CAST(:after AS jsonb))
                        """)
                .bind("at", Row.utc(clock.instant()))
                .bind("actor", deed.actor())
                .bind("sponsor", Parameters.in(R2dbcType.VARCHAR, deed.sponsorId().orElse(null)))
                .bind("action", deed.action())
                .bind("subject", deed.subject())
                .bind("before", text(before))
                .bind("after", text(after))
                .then();
    }

    /**
     * Makes a change and notes it with what stood before and after, in one transaction. Changes of
     * one subject are made one after the other; one that changes nothing is not noted.
     *
     * @param look how the subject stands; empty if there is none
     * @return how it stands after
     */
    public <T> Mono<T> change(Deed deed, Mono<T> look, Mono<?> change) {
        Mono<Optional<T>> standing = look.map(Optional::of).defaultIfEmpty(Optional.empty());
        return transaction
                .transactional(
                        lock(deed.subject())
                                .then(standing)
                                .flatMap(before ->
                                        change.then(standing)
                                                .flatMap(after ->
                                                        noteIfChanged(deed, before, after)
                                                                .thenReturn(after))))
                .flatMap(Mono::justOrEmpty);
    }

    /**
     * Notes a change and has somebody else make it, who keeps no transaction of ours: one that
     * cannot be noted is not asked for, and one of which it is not known whether it was made stays
     * noted. Changes of one subject are asked for one after the other; one that would change
     * nothing is neither noted nor asked for.
     *
     * @param look how the subject stands; empty if there is none, and nothing is asked for
     * @param after what it is to say afterwards, by how it stands
     * @param before what it says, by how it stands
     * @param asking has it made; its failure is ours
     * @return how it stands after
     */
    public <T> Mono<T> order(
            Deed deed,
            Mono<T> look,
            Function<T, Optional<?>> after,
            Function<T, Optional<?>> before,
            Mono<T> asking) {
        return transaction
                .transactional(
                        lock(deed.subject())
                                .then(look)
                                .flatMap(standing ->
                                        before.apply(standing).equals(after.apply(standing))
                                                ? Mono.just(Signal.next(standing))
                                                : note(
                                                                deed,
                                                                before.apply(standing),
                                                                after.apply(standing))
                                                        .then(asking.materialize())))
                .dematerialize();
    }

    private Mono<Void> noteIfChanged(Deed deed, Optional<?> before, Optional<?> after) {
        return before.equals(after) ? Mono.empty() : note(deed, before, after);
    }

    private Mono<Void> lock(String subject) {
        return database.sql("SELECT pg_advisory_xact_lock(hashtextextended(:subject, 0))")
                .bind("subject", subject)
                .then();
    }

    private Parameter text(Optional<?> value) {
        return Parameters.in(R2dbcType.VARCHAR, value.map(json::writeValueAsString).orElse(null));
    }
}

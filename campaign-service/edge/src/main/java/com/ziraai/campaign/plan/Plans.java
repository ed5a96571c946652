package com.ziraai.campaign.plan;

import com.ziraai.campaign.admission.Plan;
import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.gateway.ProblemException;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code plan}. */
final class Plans {

    /** The plan of sponsors nobody gave another. */
    private static final String STANDARD = "default";

    private final DatabaseClient database;
    private final Audit audit;

    Plans(DatabaseClient database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    Flux<Plan> all() {
        return database.sql("SELECT * FROM plan ORDER BY name")
                .map(row -> plan(new Row(row)))
                .all();
    }

    Mono<Plan> find(String name) {
        return database.sql("SELECT * FROM plan WHERE name = :name")
                .bind("name", name)
                .map(row -> plan(new Row(row)))
                .one();
    }

    /** The plan of a sponsor; the standard one of a sponsor not seen yet. */
    Mono<Plan> of(String sponsorId) {
        return database.sql("SELECT plan FROM sponsor WHERE sponsor_id = :sponsor")
                .bind("sponsor", sponsorId)
                .mapValue(String.class)
                .one()
                .defaultIfEmpty(STANDARD)
                .flatMap(this::find);
    }

    /** Writes the plan; whoever has it has it so from now on. */
    Mono<Plan> save(Plan plan, String actor) {
        return audit.change(deed(actor, "plan.save", plan.name()), find(plan.name()), upsert(plan));
    }

    private Mono<Void> upsert(Plan plan) {
        return database.sql(
                        """
                        INSERT INTO plan (name, max_concurrent_operations, max_items_per_operation,
                            max_operations_per_day, max_items_per_day, min_batch_size, max_batch_size,
                            max_email_batch_size, default_batch_size, max_concurrency, max_sponsor_concurrency,
                            default_concurrency)
                        VALUES (:name, :concurrent, :items, :operationsPerDay, :itemsPerDay, :minBatch, :maxBatch,
                            :maxEmailBatch, :defaultBatch, :maxConcurrency, :maxPerSponsor, :defaultConcurrency)
                        ON CONFLICT (name) DO UPDATE SET
                            max_concurrent_operations = excluded.max_concurrent_operations,
                            max_items_per_operation = excluded.max_items_per_operation,
                            max_operations_per_day = excluded.max_operations_per_day,
                            max_items_per_day = excluded.max_items_per_day,
                            min_batch_size = excluded.min_batch_size, max_batch_size = excluded.max_batch_size,
                            max_email_batch_size = excluded.max_email_batch_size,
                            default_batch_size = excluded.default_batch_size,
                            max_concurrency = excluded.max_concurrency,
                            max_sponsor_concurrency = excluded.max_sponsor_concurrency,
                            default_concurrency = excluded.default_concurrency
                        """)
                .bind("name", plan.name())
                .bind("concurrent", plan.maxConcurrentOperations())
                .bind("items", plan.maxItemsPerOperation())
                .bind("operationsPerDay", plan.maxOperationsPerDay())
                .bind("itemsPerDay", plan.maxItemsPerDay())
                .bind("minBatch", plan.minBatchSize())
                .bind("maxBatch", plan.maxBatchSize())
                .bind("maxEmailBatch", plan.maxEmailBatchSize())
                .bind("defaultBatch", plan.defaultBatchSize())
                .bind("maxConcurrency", plan.maxConcurrency())
                .bind("maxPerSponsor", plan.maxConcurrencyPerSponsor())
                .bind("defaultConcurrency", plan.defaultConcurrency())
                .then();
    }

    /** Removes the plan; fails with 409 while a sponsor has it, and always for the standard one. */
    Mono<Void> remove(String name, String actor) {
        if (name.equals(STANDARD)) {
            return Mono.error(inUse(name));
        }
        Mono<Void> deletion =
                database.sql("DELETE FROM plan WHERE name = :name").bind("name", name).then();
        return audit.change(deed(actor, "plan.delete", name), find(name), deletion)
                .then()
                .onErrorMap(DataIntegrityViolationException.class, _ -> inUse(name));
    }

    private static ProblemException inUse(String name) {
        return ProblemException.of(HttpStatus.CONFLICT, "PLAN_IN_USE", name);
    }

    private static Deed deed(String actor, String action, String name) {
        return new Deed(actor, Optional.empty(), action, "plan:" + name);
    }

    private static Plan plan(Row row) {
        return Plan.of(row.text("name"), row);
    }
}

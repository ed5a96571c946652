package com.ziraai.campaign.blacklist;

import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.blacklist.Blacklisted.Pair;
import com.ziraai.campaign.consent.Consents;
import com.ziraai.campaign.database.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The blacklisted contacts of all sponsors and those suppressed for everybody. */
public final class Blacklist {

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Audit audit;
    private final Consents consents;

    Blacklist(
            DatabaseClient database,
            TransactionalOperator transaction,
            Audit audit,
            Consents consents) {
        this.database = database;
        this.transaction = transaction;
        this.audit = audit;
        this.consents = consents;
    }

    /**
     * Which of these contacts one of these sponsors may not send to, asked with one statement.
     *
     * @param contactKeys in any number and order, possibly repeated
     */
    public Mono<Blacklisted> among(Collection<String> sponsorIds, Collection<String> contactKeys) {
        if (contactKeys.isEmpty()) {
            return Mono.just(Blacklisted.NOBODY);
        }
        return database.sql(
                        """
                        SELECT owner, contact_key FROM blacklist
                        WHERE contact_key = ANY (string_to_array(:keys, ',')) AND owner = ANY (:owners)
                        """)
                // One text costs a fraction of an array of texts to encode; base64url has no
                // commas.
                .bind("keys", String.join(",", contactKeys))
                .bind("owners", withEverybody(sponsorIds))
                .map(columns -> {
                    Row row = new Row(columns);
                    return new Pair(row.text("owner"), row.text("contact_key"));
                })
                .all()
                .collect(Collectors.toUnmodifiableSet())
                .map(Blacklisted::new);
    }

    /** Whether anybody whom the sponsor may not send to was added since then. */
    public Mono<Boolean> grewSince(String sponsorId, Instant since) {
        return database.sql(
                        "SELECT EXISTS (SELECT FROM blacklist WHERE owner = ANY (:owners) AND added_at >= :since)")
                .bind("owners", withEverybody(Set.of(sponsorId)))
                .bind("since", Row.utc(since))
                .mapValue(Boolean.class)
                .one();
    }

    private static String[] withEverybody(Collection<String> sponsorIds) {
        return Stream.concat(Stream.of(Owner.EVERYBODY.key()), sponsorIds.stream())
                .toArray(String[]::new);
    }

    /** Adds the contact and notes who did; false if it was there already, whose entry stays. */
    Mono<Boolean> add(Owner owner, NewEntry entry) {
        Mono<Boolean> insert =
                database.sql(
                                """
                                INSERT INTO blacklist (owner, contact_key, masked_number, reason, added_at, added_by)
                                VALUES (:owner, :key, :masked, :reason, :at, :by) ON CONFLICT DO NOTHING
                                """)
                        .bind("owner", owner.key())
                        .bind("key", entry.contactKey())
                        .bind("masked", entry.maskedAddress())
                        .bind("reason", entry.reason())
                        .bind("at", Row.utc(entry.addedAt()))
                        .bind("by", entry.addedBy())
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows == 1);
        Mono<Boolean> noted = noted(insert, owner, "add", entry.contactKey(), entry.addedBy());
        return transaction.transactional(
                noted.flatMap(
                        added -> told(added, owner, entry.contactKey(), true, entry.addedAt())));
    }

    private Mono<Boolean> told(
            boolean isChange, Owner owner, String contactKey, boolean suppressed, Instant since) {
        return isChange
                ? consents.set(owner.key(), contactKey, suppressed, since).thenReturn(true)
                : Mono.just(false);
    }

    /** Removes the contact and notes who did; false if it is not there. */
    Mono<Boolean> remove(Owner owner, String contactKey, String actor, Instant now) {
        Mono<Boolean> delete =
                database.sql("DELETE FROM blacklist WHERE owner = :owner AND contact_key = :key")
                        .bind("owner", owner.key())
                        .bind("key", contactKey)
                        .fetch()
                        .rowsUpdated()
                        .map(rows -> rows == 1);
        Mono<Boolean> noted = noted(delete, owner, "remove", contactKey, actor);
        return transaction.transactional(
                noted.flatMap(removed -> told(removed, owner, contactKey, false, now)));
    }

    private Mono<Boolean> noted(
            Mono<Boolean> change, Owner owner, String verb, String contactKey, String actor) {
        String list = owner.sponsorId().isPresent() ? "blacklist." : "suppression.";
        Deed deed = new Deed(actor, owner.sponsorId(), list + verb, contactKey);
        return change.flatMap(done -> done ? audit.note(deed).thenReturn(true) : Mono.just(false));
    }

    /** That entry; empty if there is none. */
    Mono<Entry> find(Owner owner, String contactKey) {
        return database.sql("SELECT * FROM blacklist WHERE owner = :owner AND contact_key = :key")
                .bind("owner", owner.key())
                .bind("key", contactKey)
                .map(row -> entry(new Row(row)))
                .one();
    }

    /** Entries in the order they were added, from behind that position on. */
    Flux<Entry> page(Owner owner, long after, int limit) {
        return database.sql(
                        """
                        SELECT * FROM blacklist WHERE owner = :owner AND position > :after
                        ORDER BY position LIMIT :limit
                        """)
                .bind("owner", owner.key())
                .bind("after", after)
                .bind("limit", limit)
                .map(row -> entry(new Row(row)))
                .all();
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.bigNumber("position"),
                row.text("contact_key"),
                row.text("masked_number"),
                row.text("reason"),
                row.instant("added_at"),
                row.text("added_by"));
    }
}

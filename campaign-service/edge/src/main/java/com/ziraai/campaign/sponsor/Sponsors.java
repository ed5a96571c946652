package com.ziraai.campaign.sponsor;

import com.ziraai.campaign.admission.Plan;
import com.ziraai.campaign.audit.Audit;
import com.ziraai.campaign.audit.Deed;
import com.ziraai.campaign.database.Row;
import com.ziraai.campaign.gateway.Caller;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.schedule.QuietHours;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tenants known so far. */
public final class Sponsors {

    private final DatabaseClient database;
    private final Audit audit;
    private final Clock clock;

    Sponsors(DatabaseClient database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The sponsor a caller acts for: its own, made from the token's claims on first sight, or, for
     * an administrator, the named one. Fails with 404 SPONSOR_NOT_FOUND if an administrator names
     * none that is known.
     */
    public Mono<Sponsor> of(Caller caller, String sponsorId) {
        boolean own = caller.sponsorId().filter(sponsorId::equals).isPresent();
        Mono<Sponsor> missing =
                own
                        ? register(caller, sponsorId)
                        : Mono.error(() ->
                                ProblemException.of(
                                        HttpStatus.NOT_FOUND, "SPONSOR_NOT_FOUND", sponsorId));
        return find(sponsorId).switchIfEmpty(missing);
    }

    Mono<Sponsor> find(String sponsorId) {
        return select("WHERE s.sponsor_id = :id", Map.of("id", sponsorId)).singleOrEmpty();
    }

    /** Sponsors by id, those behind {@code after}. */
    Flux<Sponsor> page(String after, int limit) {
        return select(
                "WHERE s.sponsor_id > :after ORDER BY s.sponsor_id LIMIT :limit",
                Map.of("after", after, "limit", limit));
    }

    private Flux<Sponsor> select(String rest, Map<String, Object> values) {
        return database.sql(
                        """
                        SELECT s.sponsor_id, s.name, s.time_zone, s.language, s.default_region, s.allowed_countries,
                               s.quiet_from, s.quiet_to,
                               p.name AS plan_name, p.max_items_per_operation,
                               p.max_concurrent_operations, p.max_operations_per_day, p.max_items_per_day, p.min_batch_size, p.max_batch_size,
                               p.max_email_batch_size, p.default_batch_size, p.max_concurrency, p.max_sponsor_concurrency,
                               p.default_concurrency
                        FROM sponsor s JOIN plan p ON p.name = s.plan
                        """
                                + rest)
                .bindValues(values)
                .map(row -> read(new Row(row)))
                .all();
    }

    private Mono<Sponsor> register(Caller caller, String sponsorId) {
        Deed deed =
                new Deed(
                        caller.subject(),
                        Optional.of(sponsorId),
                        "sponsor.register",
                        subject(sponsorId));
        Mono<Void> insertion = insert(sponsorId, caller.sponsorName().orElse(sponsorId));
        return audit.change(deed, find(sponsorId).map(SponsorAnswer.Data::of), insertion)
                .then(Mono.defer(() -> find(sponsorId)));
    }

    private static String subject(String sponsorId) {
        return "sponsor:" + sponsorId;
    }

    private Mono<Void> insert(String sponsorId, String name) {
        return database.sql(
                        """
                        INSERT INTO sponsor (sponsor_id, name, created_at, updated_at) VALUES (:id, :name, :now, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", sponsorId)
                .bind("name", name)
                .bind("now", now())
                .then();
    }

    /** Writes the sponsor; false if there is no such plan. */
    Mono<Boolean> save(SponsorSettings settings, String actor) {
        String id = settings.sponsorId();
        Deed deed = new Deed(actor, Optional.of(id), "sponsor.save", subject(id));
        AtomicBoolean saved = new AtomicBoolean();
        return audit.change(
                        deed,
                        find(id).map(SponsorAnswer.Data::of),
                        upsert(settings).doOnNext(saved::set))
                .then(Mono.fromSupplier(saved::get));
    }

    private Mono<Boolean> upsert(SponsorSettings settings) {
        return database.sql(
                        """
                        INSERT INTO sponsor (sponsor_id, name, plan, time_zone, language, default_region,
                            allowed_countries, quiet_from, quiet_to, created_at, updated_at)
                        SELECT :id, :name, p.name, :zone, :language, :region, :countries, :quietFrom, :quietTo, :now, :now
                        FROM plan p WHERE p.name = :plan
                        ON CONFLICT (sponsor_id) DO UPDATE SET name = excluded.name, plan = excluded.plan,
                            time_zone = excluded.time_zone, language = excluded.language,
                            default_region = excluded.default_region,
                            allowed_countries = excluded.allowed_countries,
                            quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, updated_at = excluded.updated_at
                        """)
                .bind("id", settings.sponsorId())
                .bind("name", settings.name())
                .bind("plan", settings.plan())
                .bind("zone", settings.timeZone().getId())
                .bind("language", settings.language())
                .bind("region", settings.defaultRegion())
                .bind("countries", settings.allowedCountries().toArray(String[]::new))
                .bind("quietFrom", text(settings.quietHours().map(QuietHours::from)))
                .bind("quietTo", text(settings.quietHours().map(QuietHours::to)))
                .bind("now", now())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static Parameter text(Optional<LocalTime> time) {
        return Parameters.in(R2dbcType.VARCHAR, time.map(LocalTime::toString).orElse(null));
    }

    private OffsetDateTime now() {
        return Row.utc(clock.instant());
    }

    private static Sponsor read(Row row) {
        ZoneId zone = ZoneId.of(row.text("time_zone"));
        return new Sponsor(
                row.text("sponsor_id"),
                row.text("name"),
                Plan.of(row.text("plan_name"), row),
                zone,
                row.text("language"),
                row.text("default_region"),
                Set.of(row.texts("allowed_countries")),
                quietHours(row, zone));
    }

    private static Optional<QuietHours> quietHours(Row row, ZoneId zone) {
        return row.textIfAny("quiet_from")
                .map(from ->
                        new QuietHours(
                                zone,
                                LocalTime.parse(from),
                                LocalTime.parse(row.text("quiet_to"))));
    }
}

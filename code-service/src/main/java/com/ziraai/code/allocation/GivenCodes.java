package com.ziraai.code.allocation;

import com.ziraai.code.allocation.FreeCodes.FreeCode;
import com.ziraai.code.allocation.Verdict.Code;
import com.ziraai.code.allocation.Verdict.Reason;
import com.ziraai.code.allocation.Verdict.Refused;
import com.ziraai.contract.CodeForm;
import com.ziraai.event.DistributionRequested;
import com.ziraai.message.Expiry;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code given_code}: the first item of a sponsor that names a code owns it. */
final class GivenCodes {

    private static final Pattern PRINTABLE = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,64}");

    private static final String CLAIM =
            """
            INSERT INTO given_code (code, sponsor_id, operation_id, item_index, created_at)
            SELECT code, sponsor_id, operation_id, item_index, :now
            FROM unnest(:codes::text[], :sponsors::text[], :operations::text[], :indexes::int[])
                WITH ORDINALITY AS given (code, sponsor_id, operation_id, item_index, position)
            ORDER BY sponsor_id, code, position
            ON CONFLICT (sponsor_id, code) DO NOTHING
            """;

    private static final String OWNERS =
            """
            SELECT sponsor_id, code, operation_id, item_index FROM given_code
            WHERE sponsor_id = ANY(:sponsors) AND code = ANY(:codes)
            """;

    private final DatabaseClient database;
    private final FreeCodes free;
    private final Clock clock;

    GivenCodes(DatabaseClient database, FreeCodes free, Clock clock) {
        this.database = database;
        this.free = free;
        this.clock = clock;
    }

    /** A sponsor's code. */
    private record Named(String sponsorId, String code) {

        static Named of(DistributionRequested request) {
            return new Named(request.getItem().getSponsorId(), request.getSponsorshipCode());
        }
    }

    /** Gives each item the code its request names, or says why it cannot have it. */
    Mono<Map<ItemKey, Grant>> claim(List<DistributionRequested> requests) {
        return free.find(
                        requests.stream()
                                .map(DistributionRequested::getSponsorshipCode)
                                .filter(CodeForm::isOurs)
                                .toList())
                .flatMap(free -> claim(requests, free));
    }

    private Mono<Map<ItemKey, Grant>> claim(
            List<DistributionRequested> requests, Map<String, FreeCode> free) {
        Map<ItemKey, Grant> grants = new HashMap<>();
        List<DistributionRequested> claimable = new ArrayList<>();
        for (DistributionRequested each : requests) {
            obstacle(each, free)
                    .ifPresentOrElse(
                            reason -> grants.put(ItemKey.of(each.getItem()), refused(each, reason)),
                            () -> claimable.add(each));
        }
        if (claimable.isEmpty()) {
            return Mono.just(grants);
        }
        return insert(claimable)
                .then(owners(claimable))
                .map(owners -> {
                    claimable.forEach(each ->
                            grants.put(ItemKey.of(each.getItem()), judge(each, owners, free)));
                    return grants;
                });
    }

    /** What of the code itself stands against it. */
    private static Optional<Reason> obstacle(
            DistributionRequested request, Map<String, FreeCode> free) {
        String code = request.getSponsorshipCode();
        if (!PRINTABLE.matcher(code).matches()) {
            return Optional.of(Reason.CODE_INVALID);
        }
        if (!CodeForm.isOurs(code)) {
            return Optional.empty();
        }
        return Optional.ofNullable(free.get(code))
                        .filter(each -> each.sponsorId().equals(request.getItem().getSponsorId()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Reason.CODE_NOT_FOUND);
    }

    private static Grant judge(
            DistributionRequested request, Map<Named, ItemKey> owners, Map<String, FreeCode> free) {
        String code = request.getSponsorshipCode();
        if (!ItemKey.of(request.getItem()).equals(owners.get(Named.of(request)))) {
            return refused(request, Reason.CODE_IN_USE);
        }
        Instant expiresAt =
                Optional.ofNullable(free.get(code))
                        .map(FreeCode::expiresAt)
                        .orElseGet(() -> Expiry.expiresAt(request));
        return new Grant(new Code(code), expiresAt);
    }

    private static Grant refused(DistributionRequested request, Reason reason) {
        return new Grant(new Refused(reason), Expiry.expiresAt(request));
    }

    private Mono<Void> insert(List<DistributionRequested> requests) {
        return database.sql(CLAIM)
                .bind("now", clock.instant())
                .bind("codes", codes(requests))
                .bind("sponsors", sponsors(requests))
                .bind(
                        "operations",
                        requests.stream()
                                .map(each -> each.getItem().getOperationId())
                                .toArray(String[]::new))
                .bind(
                        "indexes",
                        requests.stream()
                                .map(each -> each.getItem().getItemIndex())
                                .toArray(Integer[]::new))
                .then();
    }

    private Mono<Map<Named, ItemKey>> owners(List<DistributionRequested> requests) {
        return database.sql(OWNERS)
                .bind("sponsors", sponsors(requests))
                .bind("codes", codes(requests))
                .map(row ->
                        Map.entry(
                                new Named(text(row, "sponsor_id"), text(row, "code")), owner(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static ItemKey owner(Readable row) {
        return new ItemKey(
                text(row, "operation_id"),
                Objects.requireNonNull(row.get("item_index", Integer.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    /** Those of the codes that an item of the sponsor has. */
    Mono<Set<String>> taken(String sponsorId, Collection<String> codes) {
        if (codes.isEmpty()) {
            return Mono.just(Set.of());
        }
        return database.sql(
                        "SELECT code FROM given_code WHERE sponsor_id = :sponsor AND code = ANY(:codes)")
                .bind("sponsor", sponsorId)
                .bind("codes", codes.toArray(String[]::new))
                .map(row -> text(row, "code"))
                .all()
                .collect(Collectors.toSet());
    }

    private static String[] sponsors(List<DistributionRequested> requests) {
        return requests.stream().map(each -> each.getItem().getSponsorId()).toArray(String[]::new);
    }

    private static String[] codes(List<DistributionRequested> requests) {
        return requests.stream()
                .map(DistributionRequested::getSponsorshipCode)
                .toArray(String[]::new);
    }
}

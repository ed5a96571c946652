package com.ziraai.code.allocation;

import com.ziraai.code.allocation.Verdict.Code;
import com.ziraai.code.allocation.Verdict.Reason;
import com.ziraai.code.allocation.Verdict.Refused;
import com.ziraai.event.DistributionRequested;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The table {@code given_code}: the first item that names a code owns it, over all sponsors. */
final class GivenCodes {

    private static final Pattern PRINTABLE = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}]{1,64}");

    private static final String CLAIM =
            """
            INSERT INTO given_code (code, sponsor_id, operation_id, item_index, created_at)
            SELECT code, sponsor_id, operation_id, item_index, :now
            FROM unnest(:codes::text[], :sponsors::text[], :operations::text[], :indexes::int[])
                WITH ORDINALITY AS given (code, sponsor_id, operation_id, item_index, position)
            ORDER BY code, position
            ON CONFLICT (code) DO NOTHING
            """;

    private static final String OWNERS =
            "SELECT code, operation_id, item_index FROM given_code WHERE code = ANY(:codes)";

    private final DatabaseClient database;
    private final Clock clock;

    GivenCodes(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Gives each item the code its request names, or says why it cannot have it. */
    Mono<Map<ItemKey, Verdict>> claim(List<DistributionRequested> requests) {
        Map<ItemKey, Verdict> verdicts = new HashMap<>();
        List<DistributionRequested> claimable =
                requests.stream().filter(request -> isClaimable(request, verdicts)).toList();
        if (claimable.isEmpty()) {
            return Mono.just(verdicts);
        }
        return insert(claimable)
                .then(owners(claimable))
                .map(owners -> {
                    claimable.forEach(request -> judge(request, owners, verdicts));
                    return verdicts;
                });
    }

    private static boolean isClaimable(
            DistributionRequested request, Map<ItemKey, Verdict> verdicts) {
        String code = request.getSponsorshipCode();
        ItemKey item = ItemKey.of(request.getItem());
        if (!PRINTABLE.matcher(code).matches()) {
            verdicts.put(item, new Refused(Reason.CODE_INVALID));
            return false;
        }
        if (CodeFormat.isOurs(code)) {
            verdicts.put(item, new Refused(Reason.CODE_NOT_FOUND));
            return false;
        }
        return true;
    }

    private static void judge(
            DistributionRequested request,
            Map<String, ItemKey> owners,
            Map<ItemKey, Verdict> verdicts) {
        ItemKey item = ItemKey.of(request.getItem());
        String code = request.getSponsorshipCode();
        verdicts.put(
                item,
                item.equals(owners.get(code)) ? new Code(code) : new Refused(Reason.CODE_IN_USE));
    }

    private Mono<Void> insert(List<DistributionRequested> requests) {
        return database.sql(CLAIM)
                .bind("now", clock.instant())
                .bind("codes", codes(requests))
                .bind(
                        "sponsors",
                        requests.stream()
                                .map(each -> each.getItem().getSponsorId())
                                .toArray(String[]::new))
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

    private Mono<Map<String, ItemKey>> owners(List<DistributionRequested> requests) {
        return database.sql(OWNERS)
                .bind("codes", codes(requests))
                .map(row -> Map.entry(text(row, "code"), owner(row)))
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

    private static String[] codes(List<DistributionRequested> requests) {
        return requests.stream()
                .map(DistributionRequested::getSponsorshipCode)
                .toArray(String[]::new);
    }
}

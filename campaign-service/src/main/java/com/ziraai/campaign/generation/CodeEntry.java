package com.ziraai.campaign.generation;

import com.ziraai.campaign.export.Export.Column;
import com.ziraai.campaign.generation.CodeOrder.Lot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A code as it is handed out.
 *
 * @param code null where none could be made
 * @param batchName sub-batch it was ordered in; null for what is in none
 * @param errorCode why none could be made; null where it was
 */
record CodeEntry(
        int index,
        @Nullable String code,
        @Nullable String link,
        @Nullable String batchName,
        @Nullable Integer subscriptionTierId,
        Instant expiresAt,
        Instant createdAt,
        @Nullable String errorCode) {

    static final List<Column<CodeEntry>> COLUMNS =
            List.of(
                    new Column<>("index", CodeEntry::index),
                    new Column<>("code", CodeEntry::code),
                    new Column<>("link", CodeEntry::link),
                    new Column<>("batchName", CodeEntry::batchName),
                    new Column<>("subscriptionTierId", CodeEntry::subscriptionTierId),
                    new Column<>("expiresAt", CodeEntry::expiresAt),
                    new Column<>("createdAt", CodeEntry::createdAt),
                    new Column<>("errorCode", CodeEntry::errorCode));

    static CodeEntry of(MadeCodes.Made made, CodeOrder order) {
        Optional<Lot> lot = order.lotOf(made.itemIndex());
        return new CodeEntry(
                made.itemIndex(),
                made.code(),
                made.link(),
                lot.map(Lot::name).orElse(null),
                order.tier(),
                made.expiresAt(),
                made.createdAt(),
                made.refusal());
    }
}

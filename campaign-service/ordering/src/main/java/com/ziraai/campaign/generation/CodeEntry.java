package com.ziraai.campaign.generation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.ziraai.campaign.export.Export.Column;
import com.ziraai.campaign.generation.CodeOrder.Lot;
import com.ziraai.campaign.item.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A code as it is handed out.
 *
 * @param code null where none could be made
 * @param batchName sub-batch it was ordered in; null for what is in none
 * @param errorCode why none could be made; null where it was
 * @param person who it is for, where it is for somebody
 */
record CodeEntry(
        int index,
        @Nullable String code,
        @Nullable String link,
        @Nullable String batchName,
        @Nullable Integer subscriptionTierId,
        Instant expiresAt,
        Instant createdAt,
        @Nullable String errorCode,
        @JsonUnwrapped Person person) {

    private static final List<Column<CodeEntry>> OF_CODES =
            List.of(
                    new Column<>("index", CodeEntry::index),
                    new Column<>("code", CodeEntry::code),
                    new Column<>("link", CodeEntry::link),
                    new Column<>("batchName", CodeEntry::batchName),
                    new Column<>("subscriptionTierId", CodeEntry::subscriptionTierId),
                    new Column<>("expiresAt", CodeEntry::expiresAt),
                    new Column<>("createdAt", CodeEntry::createdAt),
                    new Column<>("errorCode", CodeEntry::errorCode));

    static final List<Column<CodeEntry>> COLUMNS =
            Stream.concat(OF_CODES.stream(), Person.columns(CodeEntry::person).stream()).toList();

    static CodeEntry of(MadeCodes.Made made, CodeOrder order, Person person) {
        Optional<Lot> lot = order.lotOf(made.itemIndex());
        return new CodeEntry(
                made.itemIndex(),
                made.code(),
                made.link(),
                lot.map(Lot::name).orElse(null),
                order.tier(),
                made.expiresAt(),
                made.createdAt(),
                made.refusal(),
                person);
    }
}

package com.ziraai.campaign.item;

import com.ziraai.campaign.export.Export.Column;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.item.ItemAnswer.Entry;
import com.ziraai.campaign.item.ItemAnswer.Failure;
import com.ziraai.campaign.progress.ItemWords;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts items into the words of the API. */
final class ItemReport {

    private static final List<Column<Entry>> OF_ITEMS =
            List.of(
                    new Column<>("index", Entry::index),
                    new Column<>("itemId", Entry::itemId),
                    new Column<>("state", Entry::state),
                    new Column<>("parked", Entry::parked),
                    new Column<>("channel", Entry::channel),
                    new Column<>("attempts", Entry::attempts),
                    new Column<>("acceptedMillis", Entry::acceptedMillis),
                    new Column<>("sentMillis", Entry::sentMillis),
                    new Column<>("deliveredMillis", Entry::deliveredMillis),
                    failure("failureClass", Failure::failureClass),
                    failure("errorCode", Failure::errorCode),
                    failure("errorMessage", Failure::errorMessage),
                    failure("errorCategory", Failure::errorCategory),
                    failure("providerCode", Failure::providerCode),
                    failure("isRetryable", Failure::isRetryable),
                    failure("occurredAt", Failure::occurredAt));

    static final List<Column<Entry>> COLUMNS =
            Stream.of(
                            OF_ITEMS.stream(),
                            Person.columns(Entry::person).stream(),
                            // Behind all that files had before.
                            Stream.of(new Column<>("itemStatus", Entry::itemStatus)))
                    .flatMap(each -> each)
                    .toList();

    private final ItemWords words;

    ItemReport(Texts texts) {
        this.words = new ItemWords(texts);
    }

    private static Column<Entry> failure(String name, Function<Failure, @Nullable Object> value) {
        return new Column<>(
                name, entry -> entry.failure() == null ? null : value.apply(entry.failure()));
    }

    Entry of(String operationId, KnownItem item, Person person, Locale language) {
        return new Entry(
                item.itemIndex(),
                ItemWords.itemId(operationId, item.itemIndex()),
                item.state(),
                item.status(),
                item.isParked(),
                item.channel(),
                item.attemptNo(),
                item.acceptedMillis(),
                item.sentMillis(),
                item.deliveredMillis(),
                item.reason() == null ? null : failure(item.reason(), language),
                person);
    }

    private Failure failure(KnownItem.Why why, Locale language) {
        return new Failure(
                why.failureClass(),
                why.code(),
                words.message(language, why.code(), why.detail()),
                why.category() == null ? null : ItemWords.of(why.category()),
                why.providerCode(),
                why.retryable(),
                why.occurredAt());
    }
}

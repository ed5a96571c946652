package com.ziraai.campaign.item;

import com.ziraai.campaign.export.Export.Column;
import com.ziraai.campaign.operation.StoredPerson;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who an item is for, as answers show it.
 *
 * @param externalId the sponsor's own reference; null where none was given
 * @param row of the uploaded file; null where the person came in a request
 * @param phone masked; null where no number was found in it, or the item is only a code
 */
public record Person(@Nullable String externalId, @Nullable Long row, @Nullable String phone) {

    /** Nothing is known, or not any more. */
    public static final Person NOBODY = new Person(null, null, null);

    static Person of(StoredPerson stored) {
        return new Person(stored.externalId(), stored.row(), Masked.phone(stored.phone()));
    }

    /** What a file tells of people, behind what it tells of its lines. */
    public static <T> List<Column<T>> columns(Function<T, Person> person) {
        return List.of(
                new Column<>("externalId", line -> person.apply(line).externalId()),
                new Column<>("row", line -> person.apply(line).row()),
                new Column<>("phone", line -> person.apply(line).phone()));
    }
}

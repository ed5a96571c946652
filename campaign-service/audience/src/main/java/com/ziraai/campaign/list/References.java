package com.ziraai.campaign.list;

import com.ziraai.campaign.list.Column.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds the column with the sponsor's own references of its people. Only headings that mean such a
 * number and nothing else are known: "Referans" may be who recommended somebody, "No" counts rows,
 * and a national identity number must never be taken for one. One that is not known is named by
 * {@code map=externalId:…}.
 *
 * <p>What is found by its heading goes on filling the placeholder of its name: messages may show
 * it.
 */
final class References {

    /** As they are without case, Turkish letters and punctuation. */
    private static final Set<String> PLAIN = Set.of("externalid", "haricino", "hariciid");

    private static final Set<String> USUAL =
            Set.of(
                    "externalno",
                    "externalnumber",
                    "externalreference",
                    "haricikimlik",
                    "haricikod",
                    "customerid",
                    "customerno",
                    "customernumber",
                    "clientid",
                    "memberid",
                    "memberno",
                    "membernumber",
                    "membershipnumber",
                    "farmerid",
                    "farmerno",
                    "subscriberid",
                    "subscriberno",
                    "musteriid",
                    "musterino",
                    "musterinumarasi",
                    "musterikodu",
                    "uyeid",
                    "uyeno",
                    "uyenumarasi",
                    "uyekodu",
                    "uyelikno",
                    "ciftciid",
                    "ciftcino",
                    "ciftcinumarasi",
                    "ciftcikodu",
                    "ureticino",
                    "ureticikodu",
                    "ortakno",
                    "ortaknumarasi",
                    "aboneno",
                    "abonenumarasi",
                    "carikod",
                    "carikodu",
                    "referenceid",
                    "referenceno",
                    "referencenumber",
                    "referansid",
                    "referansno",
                    "referansnumarasi",
                    "referanskodu");

    private References() {}

    /**
     * The columns, one of them filling the reference where one does: what the sender says, else
     * what is called so, else the first with a usual heading.
     *
     * @param isOpen whether nobody says what the column under that heading fills
     */
    static List<Column> found(List<Column> columns, Predicate<String> isOpen) {
        if (columns.stream().anyMatch(column -> column.field() == Field.EXTERNAL_ID)) {
            return columns;
        }
        OptionalInt position = first(columns, isOpen, PLAIN);
        if (position.isEmpty()) {
            position = first(columns, isOpen, USUAL);
        }
        List<Column> found = new ArrayList<>(columns);
        position.ifPresent(at -> {
            Column column = columns.get(at);
            found.set(at, new Column(column.header(), Field.EXTERNAL_ID, column.key()));
        });
        return found;
    }

    private static OptionalInt first(
            List<Column> columns, Predicate<String> isOpen, Set<String> headings) {
        return IntStream.range(0, columns.size())
                .filter(at -> {
                    Column column = columns.get(at);
                    return column.field() == Field.VALUE
                            && headings.contains(Headings.plain(column.header()))
                            && isOpen.test(column.header());
                })
                .findFirst();
    }
}

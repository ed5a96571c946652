package com.ziraai.campaign.list;

import com.ziraai.campaign.list.Column.Field;
import com.ziraai.campaign.recipient.GivenAddress;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.RecipientRules.Problems;
import com.ziraai.contract.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes recipients of the rows of one file. */
final class Recipients {

    private final List<Column> columns;
    private final List<Integer> phones;
    private final List<Integer> emails;

    Recipients(Columns columns) {
        this.columns = columns.columns();
        this.phones = columns.preferred(Field.PHONE_NUMBER);
        this.emails = columns.preferred(Field.EMAIL);
    }

    /** The recipient of a row; tells what of the row is none. */
    Recipient of(List<String> cells, Problems problems) {
        @Nullable String[] fields = new @Nullable String[Field.values().length];
        Map<String, @Nullable String> values = new HashMap<>();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            Column column = columns.get(i);
            String cell = cells.get(i);
            if (cell.isEmpty()) {
                continue;
            }
            if (!column.key().isEmpty()) {
                values.put(column.key(), cell);
            }
            if (column.field() != Field.VALUE) {
                fields[column.field().ordinal()] = cell;
            }
        }
        if (cells.stream().skip(columns.size()).anyMatch(cell -> !cell.isEmpty())) {
            // Mostly a delimiter in a text without quotes; then the row is shifted.
            problems.add("", "TOO_MANY_CELLS", columns.size());
        }
        return new Recipient(
                fields[Field.NAME.ordinal()],
                phones.size() > 1 ? null : fields[Field.PHONE_NUMBER.ordinal()],
                emails.size() > 1 ? null : fields[Field.EMAIL.ordinal()],
                several(cells),
                fields[Field.SPONSORSHIP_CODE.ordinal()],
                values,
                priority(fields[Field.PRIORITY.ordinal()]),
                fields[Field.CUSTOM_MESSAGE.ordinal()],
                fields[Field.EXTERNAL_ID.ordinal()]);
    }

    /** Addresses of kinds that have several columns; null where none has. */
    private @Nullable List<@Nullable GivenAddress> several(List<String> cells) {
        if (phones.size() < 2 && emails.size() < 2) {
            return null;
        }
        List<@Nullable GivenAddress> addresses = new ArrayList<>();
        add(Address.PHONE, phones, cells, addresses);
        add(Address.EMAIL, emails, cells, addresses);
        return addresses;
    }

    private static void add(
            Address kind,
            List<Integer> columns,
            List<String> cells,
            List<@Nullable GivenAddress> to) {
        if (columns.size() < 2) {
            return;
        }
        for (int each : columns) {
            if (each < cells.size() && !cells.get(each).isBlank()) {
                to.add(GivenAddress.of(kind, cells.get(each)));
            }
        }
    }

    /** What is no number is as wrong as one out of range, which the rules for all know of. */
    private static @Nullable Integer priority(@Nullable String cell) {
        try {
            return cell == null ? null : Integer.valueOf(cell);
        } catch (NumberFormatException e) {
            return Integer.MIN_VALUE;
        }
    }
}

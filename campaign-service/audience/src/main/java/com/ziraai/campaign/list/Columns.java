package com.ziraai.campaign.list;

import com.ziraai.campaign.list.Column.Field;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.RecipientRules.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a file.
 *
 * @param columns in their order
 * @param notes what became of columns that is not what their headings say
 */
record Columns(List<Column> columns, List<Note> notes) {

    Columns {
        // Lists that were uploaded before there were notes have none.
        notes = Objects.requireNonNullElse(notes, List.of());
    }

    /** The recipient of a row; tells what of the row is none. */
    Recipient recipient(List<String> cells, Problems problems) {
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
                fields[Field.PHONE_NUMBER.ordinal()],
                fields[Field.EMAIL.ordinal()],
                fields[Field.SPONSORSHIP_CODE.ordinal()],
                values,
                priority(fields[Field.PRIORITY.ordinal()]),
                fields[Field.CUSTOM_MESSAGE.ordinal()],
                fields[Field.EXTERNAL_ID.ordinal()]);
    }

    /** What is no number is as wrong as one out of range, which the rules for all know of. */
    private static @Nullable Integer priority(@Nullable String cell) {
        try {
            return cell == null ? null : Integer.valueOf(cell);
        } catch (NumberFormatException e) {
            return Integer.MIN_VALUE;
        }
    }

    /** The heading of what fills that field of a recipient; empty if nothing does. */
    String headerOf(String target) {
        return columns.stream()
                .filter(column -> column.target().equals(target))
                .map(Column::header)
                .findFirst()
                .orElse("");
    }

    List<String> headers() {
        return columns.stream().map(Column::header).toList();
    }

    /** The placeholders the file has values for. */
    List<String> keys() {
        return columns.stream().map(Column::key).filter(key -> !key.isEmpty()).toList();
    }

    /** The phone number's text in a row, else the e-mail address's; empty if there is neither. */
    String address(List<String> cells) {
        String phone = text(cells, Field.PHONE_NUMBER);
        return phone.isEmpty() ? text(cells, Field.EMAIL) : phone;
    }

    private String text(List<String> cells, Field field) {
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            if (columns.get(i).field() == field) {
                return cells.get(i);
            }
        }
        return "";
    }
}

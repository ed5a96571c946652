package com.ziraai.campaign.list;

import com.ziraai.campaign.list.Column.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

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

    /**
     * Positions of the columns that fill that field, preferred ones first: by the number in their
     * headings, and in their order where that says nothing.
     */
    List<Integer> preferred(Field field) {
        return IntStream.range(0, columns.size())
                .filter(at -> columns.get(at).field() == field)
                .boxed()
                .sorted(Comparator.comparing(at -> columns.get(at).place()))
                .toList();
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

    /** The heading of the column of that field which holds that text in a row, else of any. */
    String headerOf(Field field, String text, List<String> cells) {
        return preferred(field).stream()
                .filter(at -> at < cells.size() && cells.get(at).strip().equals(text))
                .map(at -> columns.get(at).header())
                .findFirst()
                .orElseGet(() -> headerOf(field.word()));
    }

    /** The first phone number's text in a row, else the e-mail address's; empty for neither. */
    String address(List<String> cells) {
        String phone = text(cells, Field.PHONE_NUMBER);
        return phone.isEmpty() ? text(cells, Field.EMAIL) : phone;
    }

    private String text(List<String> cells, Field field) {
        return preferred(field).stream()
                .filter(at -> at < cells.size() && !cells.get(at).isEmpty())
                .map(cells::get)
                .findFirst()
                .orElse("");
    }
}

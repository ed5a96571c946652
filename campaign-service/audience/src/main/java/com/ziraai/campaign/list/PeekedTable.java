package com.ziraai.campaign.list;

import com.ziraai.campaign.table.Table;
import com.ziraai.campaign.table.TableFormat;
import com.ziraai.campaign.table.TableRow;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A table whose next rows can be looked at before they are read. */
final class PeekedTable implements Table {

    private final Table table;
    private final Deque<TableRow> seen = new ArrayDeque<>();

    PeekedTable(Table table) {
        this.table = table;
    }

    /** The next rows, which are still to be read; fewer if the table ends. */
    List<TableRow> peek(int rows) throws IOException {
        while (seen.size() < rows) {
            Optional<TableRow> next = table.next();
            if (next.isEmpty()) {
                break;
            }
            seen.add(next.get());
        }
        return List.copyOf(seen);
    }

    @Override
    public Optional<TableRow> next() throws IOException {
        return seen.isEmpty() ? table.next() : Optional.of(seen.remove());
    }

    @Override
    public TableFormat format() {
        return table.format();
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}

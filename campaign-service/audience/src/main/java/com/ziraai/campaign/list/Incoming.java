package com.ziraai.campaign.list;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.table.BrokenTableException;
import com.ziraai.campaign.table.Table;
import com.ziraai.campaign.table.TableLimits;
import com.ziraai.campaign.table.TableRow;
import com.ziraai.campaign.table.TableRow.Fault;
import com.ziraai.campaign.table.Tables;
import com.ziraai.contract.CodeForm;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/**
 * A file that is coming, its headings read.
 *
 * @param table its rows
 * @param columns under its headings
 * @param options what its sender said of it
 */
record Incoming(Table table, Columns columns, UploadOptions options) implements Closeable {

    /** Rows that are looked at to tell what a column holds. */
    private static final int LOOK_AHEAD = 100;

    /**
     * Opens the file and reads its headings; blocks until they have come.
     *
     * @throws ProblemException if it is no table of recipients
     */
    static Incoming open(InputStream file, UploadOptions options, TableLimits limits)
            throws IOException {
        Table table = Tables.open(file, options.hints(), limits);
        try {
            PeekedTable rows = new PeekedTable(table);
            return new Incoming(rows, columns(rows, options), options);
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    private static Columns columns(PeekedTable table, UploadOptions options) throws IOException {
        List<String> headings =
                options.headers().isPresent()
                        ? options.headers().get()
                        : headings(table, options.hints().headingRow());
        List<TableRow> first = table.peek(LOOK_AHEAD);
        return new Headings(options.mapping())
                .columns(headings, column -> isOfCodes(first, column));
    }

    private static List<String> headings(Table table, int row) throws IOException {
        Optional<TableRow> found = table.next();
        while (found.isPresent() && found.get().number() < row) {
            found = table.next();
        }
        TableRow headings = found.orElseThrow(() -> RowReader.fileProblem("NO_ROWS"));
        if (headings.fault().isPresent()) {
            Fault fault = headings.fault().get();
            throw RowReader.fileProblem(
                    "HEADINGS_" + fault.code(),
                    Stream.concat(Stream.of(headings.number()), fault.arguments().stream())
                            .toArray());
        }
        return headings.cells();
    }

    private static boolean isOfCodes(List<TableRow> rows, int column) {
        return rows.stream()
                .filter(row -> column < row.cells().size())
                .map(row -> row.cells().get(column))
                .filter(cell -> !cell.isEmpty())
                .allMatch(CodeForm::isOurs);
    }

    /** A file that did not come whole, as it is answered. */
    static Throwable cutOff(Throwable failure) {
        return failure instanceof ProblemException
                ? failure
                : ProblemException.of(HttpStatus.BAD_REQUEST, "UPLOAD_INCOMPLETE");
    }

    /** A failure to read a file, as it is answered. */
    static Throwable problem(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ProblemException problem) {
                return problem;
            }
        }
        return switch (failure) {
            case BrokenTableException broken when broken.code().equals("FILE_TOO_LARGE") ->
                    ProblemException.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            broken.code(),
                            broken.arguments().toArray());
            case BrokenTableException broken ->
                    RowReader.fileProblem(broken.code(), broken.arguments().toArray());
            case IOException transfer ->
                    ProblemException.of(HttpStatus.BAD_REQUEST, "UPLOAD_INCOMPLETE");
            default -> failure;
        };
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}

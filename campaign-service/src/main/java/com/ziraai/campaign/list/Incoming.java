package com.ziraai.campaign.list;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.table.BrokenTableException;
import com.ziraai.campaign.table.Table;
import com.ziraai.campaign.table.TableLimits;
import com.ziraai.campaign.table.TableRow;
import com.ziraai.campaign.table.Tables;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * A file that is coming, its headings read.
 *
 * @param table its rows
 * @param columns under its headings
 */
record Incoming(Table table, Columns columns) implements Closeable {

    /**
     * Opens the file and reads its headings; blocks until they have come.
     *
     * @throws ProblemException if it is no table of recipients
     */
    static Incoming open(InputStream file, UploadOptions options, TableLimits limits)
            throws IOException {
        Table table = Tables.open(file, options.hints(), limits);
        try {
            return new Incoming(table, columns(table, options));
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }

    private static Columns columns(Table table, UploadOptions options) throws IOException {
        Headings headings = new Headings(options.mapping());
        Optional<List<String>> given = options.headers();
        if (given.isPresent()) {
            return headings.columns(given.get());
        }
        TableRow first = table.next().orElseThrow(() -> RowReader.fileProblem("NO_ROWS"));
        return headings.columns(first.cells());
    }

    /** A failure to read a file, as it is answered. */
    static Throwable problem(Throwable failure) {
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

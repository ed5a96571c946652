package com.ziraai.campaign.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of a file, read once, from its first to its last. Not thread-safe. */
public interface Table extends Closeable {

    /**
     * The next row; empty after the last.
     *
     * @throws BrokenTableException if the file is not what it should be
     */
    Optional<TableRow> next() throws IOException;

    /** How the file is written, as far as that is known from what was read. */
    TableFormat format();
}

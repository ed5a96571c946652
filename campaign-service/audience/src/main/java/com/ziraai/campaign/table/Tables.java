package com.ziraai.campaign.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** Opens files by what they hold, because browsers and scripts name their type as they like. */
public final class Tables {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private Tables() {}

    /**
     * What the sender said of a file.
     *
     * @param delimiter between cells of CSV; detected where absent
     * @param encoding of CSV; detected where absent
     * @param sheet name, or number from 1 among those a person sees, of an XLSX file's sheet; the
     *     first of these where absent
     * @param headingRow row the headings stand in, from 1
     * @param hiddenRows whether rows a filter hides are read like others
     */
    public record Hints(
            Optional<Character> delimiter,
            Optional<Charset> encoding,
            Optional<String> sheet,
            int headingRow,
            boolean hiddenRows) {

        /** Nothing was said. */
        public static final Hints NONE =
                new Hints(Optional.empty(), Optional.empty(), Optional.empty(), 1, false);
    }

    /**
     * The table in the stream, which it closes.
     *
     * @throws BrokenTableException if there is none
     */
    public static Table open(InputStream file, Hints hints, TableLimits limits) throws IOException {
        InputStream limited = new LimitedInputStream(file, limits.maxPacked(), "FILE_TOO_LARGE");
        PushbackInputStream stream = new PushbackInputStream(limited, ZIP.length);
        byte[] start = stream.readNBytes(ZIP.length);
        stream.unread(start);
        if (Arrays.equals(start, OLD_EXCEL)) {
            throw new BrokenTableException("OLD_EXCEL_FILE");
        }
        return Arrays.equals(start, ZIP)
                ? XlsxTable.open(stream, hints, limits)
                : CsvTable.open(stream, hints);
    }
}

package com.ziraai.campaign.table;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Tells which styles of a workbook show a number as a date: to the file, a date is a number of
 * days.
 */
final class DateStyles {

    /** What the standard numbers of formats show as date or time. */
    private static final int[][] BUILT_IN = {{14, 22}, {27, 36}, {45, 47}, {50, 58}};

    /** What is quoted, escaped or bracketed in a format stands for itself. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\[[^\\]]*\\]");

    private static final Pattern DATE = Pattern.compile("[ymdhsYMDHS]");
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

    private final BitSet dates = new BitSet();
    private final LocalDate epoch;

    /**
     * @param from1904 whether days count from 1904, as old Macs did
     */
    DateStyles(boolean from1904) {
        // Day 1 is 1900-01-01, but Excel believes in a 29th of February that year.
        epoch = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    }

    void read(XMLStreamReader styles) throws IOException, XMLStreamException {
        Set<Integer> formats = new HashSet<>();
        boolean cells = false;
        int style = 0;
        while (styles.hasNext()) {
            int event = styles.next();
            if (event == END_ELEMENT && styles.getLocalName().equals("cellXfs")) {
                cells = false;
            } else if (event == START_ELEMENT) {
                switch (styles.getLocalName()) {
                    case "numFmt" -> {
                        String code = Workbook.attribute(styles, "formatCode").orElse("");
                        if (DATE.matcher(LITERAL.matcher(code).replaceAll("")).find()) {
                            formats.add(number(styles));
                        }
                    }
                    case "cellXfs" -> cells = true;
                    case "xf" -> {
                        if (cells) {
                            int format = number(styles);
                            dates.set(style, isBuiltIn(format) || formats.contains(format));
                            style++;
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private static int number(XMLStreamReader reader) {
        return Workbook.attribute(reader, "numFmtId").map(Integer::valueOf).orElse(0);
    }

    private static boolean isBuiltIn(int format) {
        for (int[] range : BUILT_IN) {
            if (format >= range[0] && format <= range[1]) {
                return true;
            }
        }
        return false;
    }

    /** The number as the sheet shows it: a date in ISO 8601, or its digits. */
    String text(BigDecimal number, int style) {
        if (!dates.get(style)) {
            return plain(number);
        }
        try {
            long seconds =
                    number.multiply(SECONDS_OF_DAY)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact();
            LocalDateTime time = epoch.atStartOfDay().plusSeconds(seconds);
            if (seconds >= 0 && seconds < SECONDS_OF_DAY.longValue()) {
                return time.toLocalTime().toString();
            }
            return time.truncatedTo(ChronoUnit.DAYS).equals(time)
                    ? time.toLocalDate().toString()
                    : time.toString();
        } catch (ArithmeticException | DateTimeException beyondTime) {
            return plain(number);
        }
    }

    /**
     * A file has fractions with all 17 digits of a double, of which a spreadsheet shows 15, as the
     * last two are rounding. Whole numbers keep all, for they may be numbers of something.
     */
    private static String plain(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() > 0 ? shortest.round(SHOWN).stripTrailingZeros() : shortest)
                .toPlainString();
    }
}

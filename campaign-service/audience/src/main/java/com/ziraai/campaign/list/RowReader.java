package com.ziraai.campaign.list;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.list.BadRow.Problem;
import com.ziraai.campaign.list.Chunk.GoodRow;
import com.ziraai.campaign.list.Column.Field;
import com.ziraai.campaign.recipient.Addresses;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.EmailAddress;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.PhoneNumbers;
import com.ziraai.campaign.recipient.PhoneReading;
import com.ziraai.campaign.recipient.PhoneReading.Abroad;
import com.ziraai.campaign.recipient.PhoneReading.Hostile;
import com.ziraai.campaign.recipient.PhoneReading.Invalid;
import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import com.ziraai.campaign.recipient.PhoneReading.Shortened;
import com.ziraai.campaign.recipient.PhonesRead;
import com.ziraai.campaign.recipient.PhonesRead.Misread;
import com.ziraai.campaign.recipient.Reach;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.RecipientRules;
import com.ziraai.campaign.recipient.SeenKeys;
import com.ziraai.campaign.table.Cells;
import com.ziraai.campaign.table.Table;
import com.ziraai.campaign.table.TableRow;
import com.ziraai.campaign.table.TableRow.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a file's rows in runs and tells the good from the bad. Of rows whose number that is written
 * to is the same, or which have no number and the same e-mail address, the first good one is good.
 * Blocks while the file is coming; used by one thread at a time.
 */
final class RowReader {

    private static final int MOST_ROWS = 2000;
    private static final int MOST_CHARACTERS = 1024 * 1024;

    private final Table table;
    private final Columns columns;
    private final Recipients recipients;
    private final PhoneNumbers numbers;
    private final ContactKeys.Hasher keys;
    private final int limit;

    /** Between the cells of the file, where it is text. */
    private final Optional<String> delimiter;

    /** Whoever sends to them may do so by e-mail. */
    private final RecipientRules rules =
            new RecipientRules(Optional.empty(), Optional.empty(), true);

    private final SeenNumbers seen = new SeenNumbers();
    private final SeenKeys seenEmails = new SeenKeys();
    private int rows;

    /**
     * @param limit rows of a file
     */
    RowReader(
            Table table,
            Columns columns,
            PhoneNumbers numbers,
            ContactKeys.Hasher keys,
            int limit) {
        this.table = table;
        this.columns = columns;
        this.recipients = new Recipients(columns);
        this.numbers = numbers;
        this.keys = keys;
        this.limit = limit;
        this.delimiter = table.format().delimiter();
    }

    /**
     * The next run; empty at the end of the file.
     *
     * @throws ProblemException if the file is too long
     */
    Optional<Chunk> next() throws IOException {
        Chunk chunk = new Chunk(new ArrayList<>(), new ArrayList<>());
        int read = 0;
        int characters = 0;
        while (read < MOST_ROWS && characters < MOST_CHARACTERS) {
            Optional<TableRow> row = table.next();
            if (row.isEmpty()) {
                break;
            }
            read++;
            characters += row.get().cells().stream().mapToInt(String::length).sum();
            sort(row.get(), chunk);
        }
        rows += read;
        if (rows > limit) {
            throw fileProblem("TOO_MANY_ROWS", limit);
        }
        return read == 0 ? Optional.empty() : Optional.of(chunk);
    }

    private void sort(TableRow row, Chunk chunk) {
        if (row.fault().isPresent()) {
            Fault fault = row.fault().get();
            Problem problem = new Problem("", fault.code(), fault.arguments());
            chunk.bad().add(new BadRow(row.number(), List.of(problem), row.cells()));
            return;
        }
        List<Problem> problems = new ArrayList<>(0);
        List<String> leftOut = new ArrayList<>(0);
        Recipient recipient =
                RecipientRules.mended(
                        recipients.of(
                                row.cells(),
                                (field, code, args) -> add(problems, field, code, args)),
                        (field, _, _) -> leftOut.add(field));
        checkCells(row.cells(), problems);
        rules.check(recipient, (field, code, args) -> add(problems, field, code, args));
        Reach reach = reach(row, recipient, problems, leftOut);
        if (problems.isEmpty()) {
            GoodRow good = good(row, recipient, reach, leftOut);
            if (isNew(reach, good)) {
                chunk.good().add(good);
                return;
            }
            problems.add(
                    new Problem(
                            writtenTo(row, recipient, reach), "DUPLICATE_RECIPIENT", List.of()));
        }
        chunk.bad().add(new BadRow(row.number(), problems, row.cells()));
    }

    private GoodRow good(TableRow row, Recipient recipient, Reach reach, List<String> leftOut) {
        return new GoodRow(
                row,
                Person.of(recipient, Addresses.of(reach, keys), row.number()),
                recipient.urgency(),
                Optional.ofNullable(reach.phone()).map(Reachable::kind),
                leftOut);
    }

    private boolean isNew(Reach reach, GoodRow row) {
        Reachable phone = reach.phone();
        return phone == null
                ? seenEmails.add(row.person().addresses().contactKey())
                : seen.add(phone.e164());
    }

    /** Heading of the address that is written to. */
    private String writtenTo(TableRow row, Recipient recipient, Reach reach) {
        Reachable phone = reach.phone();
        if (phone == null) {
            return columns.headerOf("email");
        }
        return recipient.phones().stream()
                .filter(text -> numbers.read(text).equals(phone))
                .findFirst()
                .map(text -> columns.headerOf(Field.PHONE_NUMBER, text, row.cells()))
                .orElseThrow();
    }

    /**
     * Of a row without number the e-mail address is enough. A number that is none is a mistake,
     * unless another one is there: then it is left out.
     */
    private Reach reach(
            TableRow row, Recipient recipient, List<Problem> problems, List<String> leftOut) {
        List<EmailAddress> emails = recipient.emails();
        List<String> texts = recipient.phones();
        if (texts.isEmpty() && !emails.isEmpty()) {
            return new Reach(List.of(), emails);
        }
        PhonesRead phones = numbers.readAll(texts);
        if (phones.usable().isEmpty()) {
            Misread first = phones.misread().getFirst();
            problems.add(
                    new Problem(
                            columns.headerOf(Field.PHONE_NUMBER, first.text(), row.cells()),
                            code(first.reading()),
                            List.of()));
        } else if (phones.hasLeftOut()) {
            leftOut.add("phoneNumber");
        }
        return new Reach(phones.usable(), emails);
    }

    /** What the cells themselves tell against the row, whatever they fill. */
    private void checkCells(List<String> cells, List<Problem> problems) {
        for (int i = 0; i < Math.min(cells.size(), columns.columns().size()); i++) {
            Column column = columns.columns().get(i);
            String cell = cells.get(i);
            if (column.field() != Field.IGNORED && Cells.isError(cell)) {
                problems.add(new Problem(column.header(), "CELL_ERROR", List.of(cell)));
            } else if (cell.indexOf('\n') >= 0 && holdsRows(cell)) {
                problems.add(new Problem(column.header(), "ROWS_IN_CELL", List.of()));
            }
        }
    }

    /**
     * Whether a cell of several lines has what looks like further rows: a quote in front of it and
     * one behind them swallowed people, whose data would be sent to the person of this row.
     */
    private boolean holdsRows(String cell) {
        return delimiter.isPresent()
                && Arrays.stream(cell.split("\n|" + Pattern.quote(delimiter.get()), -1))
                        .filter(part -> !part.equals(cell))
                        .anyMatch(part -> numbers.read(part.strip()) instanceof Reachable);
    }

    private static String code(PhoneReading reading) {
        return switch (reading) {
            case Abroad _ -> "COUNTRY_NOT_ALLOWED";
            case Invalid _, Reachable _ -> "INVALID_PHONE";
            case Shortened _ -> "SHORTENED_PHONE";
            case Hostile _ -> "INVALID_CHARACTERS";
        };
    }

    private void add(List<Problem> problems, String field, String code, Object... arguments) {
        problems.add(new Problem(columns.headerOf(field), code, List.of(arguments)));
    }

    /** What is wrong with a file as a whole. */
    static ProblemException fileProblem(String code, Object... arguments) {
        return ProblemException.invalid("file", code, arguments);
    }
}

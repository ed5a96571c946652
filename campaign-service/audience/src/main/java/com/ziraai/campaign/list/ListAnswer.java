package com.ziraai.campaign.list;

import com.ziraai.campaign.gateway.Page;
import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.list.Report.Kind;
import com.ziraai.campaign.recipient.LeftOut;
import com.ziraai.campaign.table.TableFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list as it is answered; its report in the names of the link distribution workflow. */
record ListAnswer(boolean success, Data data) {

    /** What is not known before the file has come is null. */
    record Data(
            String listId,
            String name,
            String state,
            String status,
            boolean requiresApproval,
            Format format,
            List<Mapped> columns,
            Instant createdAt,
            String createdBy,
            @Nullable Instant readyAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable Summary uploadSummary,
            @Nullable Findings validationDetails,
            List<Warning> warnings,
            List<Report.Sample> samples,
            String problemsUrl,
            String correctedUrl) {}

    /**
     * @param guessed whether the letters may be others than the file means
     * @param sheet the one that was read
     * @param otherSheets further ones a person sees in the file
     */
    record Format(
            String kind,
            @Nullable String encoding,
            boolean guessed,
            @Nullable String delimiter,
            @Nullable String sheet,
            List<String> otherSheets) {

        static Format of(TableFormat format) {
            return new Format(
                    format.kind(),
                    format.encoding().orElse(null),
                    format.guessed(),
                    format.delimiter().orElse(null),
                    format.sheet().orElse(null),
                    format.otherSheets());
        }
    }

    /** Something to know before the list is sent to; keeps nobody from it. */
    record Warning(String code, String message) {}

    /** What a column of the file fills, {@code -} for nothing. */
    record Mapped(String header, String fills) {}

    record Summary(
            int totalUploaded,
            int validNumbers,
            int invalidNumbers,
            int duplicateNumbers,
            int blacklistedNumbers) {}

    /** Examples are the first of their kind; {@code reasons} counts bad rows by code. */
    record Findings(
            List<String> invalidFormats,
            List<String> duplicates,
            List<String> blacklisted,
            Map<String, Integer> reasons,
            List<String> recommendations) {}

    /** Lists, newest first. */
    record Listed(boolean success, List<Data> data, Pagination pagination) {}

    /** {@code next} is the {@code after} of the following page, null on the last. */
    record Pagination(int pageSize, boolean hasMore, @Nullable String next) {}

    record Problems(boolean success, List<ProblemRow> data, ProblemPagination pagination) {}

    /** A bad row as it came, its cells by heading. */
    record ProblemRow(long row, List<Problem> problems, Map<String, String> cells) {}

    record Problem(String column, String code, String message) {}

    record ProblemPagination(int pageSize, boolean hasMore, @Nullable Long next) {}

    record Deleted(boolean success) {}

    static ListAnswer of(RecipientList list, Texts texts, Locale language) {
        return new ListAnswer(true, data(list, texts, language));
    }

    static Listed page(List<RecipientList> found, int pageSize, Texts texts, Locale language) {
        Page<RecipientList> page = Page.of(found, pageSize);
        return new Listed(
                true,
                page.items().stream().map(list -> data(list, texts, language)).toList(),
                new Pagination(pageSize, page.hasMore(), page.next(RecipientList::id)));
    }

    static Problems problems(
            RecipientList list, List<BadRow> found, int pageSize, Texts texts, Locale language) {
        Page<BadRow> page = Page.of(found, pageSize);
        return new Problems(
                true,
                page.items().stream()
                        .map(row -> problem(list.columns(), row, texts, language))
                        .toList(),
                new ProblemPagination(pageSize, page.hasMore(), page.next(BadRow::row)));
    }

    private static Data data(RecipientList list, Texts texts, Locale language) {
        String self = ListRoutes.PATH + "/" + list.id();
        return new Data(
                list.id(),
                list.name(),
                list.state().name(),
                list.state().word(),
                list.requiresApproval(),
                Format.of(list.format()),
                list.columns().columns().stream()
                        .map(column -> new Mapped(column.header(), column.target()))
                        .toList(),
                list.createdAt(),
                list.createdBy(),
                list.readyAt().orElse(null),
                list.decidedAt().orElse(null),
                list.decidedBy().orElse(null),
                list.report().map(ListAnswer::summary).orElse(null),
                list.report().map(report -> findings(report, texts, language)).orElse(null),
                warnings(list, texts, language),
                list.report().map(Report::samples).orElse(List.of()),
                self + "/problems",
                self + "/corrected");
    }

    private static List<Warning> warnings(RecipientList list, Texts texts, Locale language) {
        List<Warning> warnings = new ArrayList<>();
        Stream.concat(ofFormat(list.format()), list.columns().notes().stream())
                .map(note ->
                        new Warning(
                                note.code(),
                                texts.get(
                                        language,
                                        "note." + note.code(),
                                        note.arguments().toArray())))
                .forEach(warnings::add);
        list.report()
                .map(Report::warnings)
                .orElse(Map.of())
                .forEach((code, rows) ->
                        warnings.add(
                                new Warning(code, texts.get(language, "warning." + code, rows))));
        return warnings;
    }

    private static Stream<Note> ofFormat(TableFormat format) {
        Optional<Note> guessed =
                format.encoding()
                        .filter(each -> format.guessed())
                        .map(each -> Note.of("ENCODING_GUESSED", each));
        Optional<Note> others =
                format.sheet()
                        .filter(each -> !format.otherSheets().isEmpty())
                        .map(each ->
                                Note.of(
                                        "OTHER_SHEETS",
                                        each,
                                        String.join(", ", format.otherSheets())));
        return Stream.concat(guessed.stream(), others.stream());
    }

    private static Summary summary(Report report) {
        return new Summary(
                report.total(),
                report.valid(),
                report.invalid(),
                report.duplicate(),
                report.blacklisted());
    }

    private static Findings findings(Report report, Texts texts, Locale language) {
        List<String> recommendations = new ArrayList<>();
        recommend(recommendations, report.invalid(), "INVALID", texts, language);
        recommend(recommendations, report.duplicate(), "DUPLICATE", texts, language);
        recommend(recommendations, report.blacklisted(), "BLACKLISTED", texts, language);
        recommend(recommendations, report.valid() == 0 ? 1 : 0, "NOBODY", texts, language);
        tell(recommendations, report.leftOut("phoneNumber"), "PHONE_LEFT_OUT", texts, language);
        tell(recommendations, report.leftOut("email"), "INVALID_EMAIL", texts, language);
        tell(recommendations, report.leftOut("priority"), "INVALID_PRIORITY", texts, language);
        return new Findings(
                report.examples(Kind.INVALID),
                report.examples(Kind.DUPLICATE),
                report.examples(Kind.BLACKLISTED),
                report.reasons(),
                recommendations);
    }

    private static void recommend(
            List<String> recommendations, int count, String what, Texts texts, Locale language) {
        if (count > 0) {
            recommendations.add(texts.get(language, "recommendation." + what, count));
        }
    }

    private static void tell(
            List<String> recommendations,
            LeftOut.Found leftOut,
            String what,
            Texts texts,
            Locale language) {
        if (leftOut.count() > 0) {
            recommendations.add(
                    texts.get(
                            language, "recommendation." + what, leftOut.count(), leftOut.places()));
        }
    }

    private static ProblemRow problem(Columns columns, BadRow row, Texts texts, Locale language) {
        Map<String, String> cells = new LinkedHashMap<>();
        List<String> headers = columns.headers();
        for (int i = 0; i < row.cells().size(); i++) {
            String header = i < headers.size() ? headers.get(i) : "";
            cells.put(header.isEmpty() ? "#" + (i + 1) : header, row.cells().get(i));
        }
        return new ProblemRow(
                row.row(),
                row.problems().stream()
                        .map(each ->
                                new Problem(
                                        each.column(), each.code(), message(each, texts, language)))
                        .toList(),
                cells);
    }

    /** What is wrong, for people. */
    static String message(BadRow.Problem problem, Texts texts, Locale language) {
        Object[] arguments = problem.arguments().toArray();
        return texts.find(language, "row." + problem.code(), arguments)
                .orElseGet(() -> texts.get(language, "violation." + problem.code(), arguments));
    }
}

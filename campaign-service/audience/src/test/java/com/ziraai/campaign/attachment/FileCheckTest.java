package com.ziraai.campaign.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ziraai.campaign.attachment.IncomingFile.Received;
import com.ziraai.campaign.gateway.ProblemException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class FileCheckTest {

    private static final String WORD = "PK\u0003\u0004..[Content_Types].xml..word/document.xml..";

    private final FileCheck check = new FileCheck(EnumSet.allOf(FileType.class));

    private static Received file(String name, @Nullable String type, String bytes) {
        return new Received(
                name,
                Optional.ofNullable(type).map(MediaType::parseMediaType),
                bytes.getBytes(ISO_8859_1));
    }

    private String problem(Received file) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> check.check(file));
        return refused == null
                ? "none"
                : refused.violations().orElseThrow().kept().getFirst().code();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.pdf  | application/pdf          | %PDF-1.7",
                "A.PDF  | application/octet-stream | %PDF-1.7",
                "a.pdf  |                          | %PDF-1.7",
                "a.jpeg | image/jpg                | \u00ff\u00d8\u00ff\u00e0",
                "a.png  | image/png                | \u0089PNG\\r\\n\\032\\n",
                "a.txt  | text/plain; charset=utf-8| Merhaba",
                "a.csv  | application/vnd.ms-excel | ad;soyad",
                "a.ics  | text/calendar            | BEGIN:VCALENDAR"
            })
    void whatItIsMayGoAlong(String name, @Nullable String type, String bytes) {
        assertThat(problem(file(name, type, bytes.translateEscapes()))).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.exe      | application/octet-stream | MZ          | FILE_TYPE_NOT_ALLOWED",
                "a.pdf.exe  | application/pdf          | %PDF-1.7    | FILE_TYPE_NOT_ALLOWED",
                "a.js       | text/plain               | alert(1)    | FILE_TYPE_NOT_ALLOWED",
                "a.html     | text/html                | <p>         | FILE_TYPE_NOT_ALLOWED",
                "a.svg      | image/svg+xml            | <svg/>      | FILE_TYPE_NOT_ALLOWED",
                "a.docm     |                          | PK          | FILE_TYPE_NOT_ALLOWED",
                "a.zip      | application/zip          | PK          | FILE_TYPE_NOT_ALLOWED",
                "a.pdf      | application/pdf          | MZ\\0       | FILE_TYPE_MISMATCH",
                "a.pdf      | image/png                | %PDF-1.7    | FILE_TYPE_MISMATCH",
                "a.pdf      | application/x-msdownload | %PDF-1.7    | FILE_TYPE_MISMATCH",
                "a.png      | image/png                | %PDF-1.7    | FILE_TYPE_MISMATCH",
                "a.txt      | text/plain               | MZ\\0       | FILE_TYPE_MISMATCH",
                "a.txt      | text/plain               | #!/bin/sh   | FILE_TYPE_MISMATCH",
                "a.txt      | text/plain               | \\0         | FILE_TYPE_MISMATCH",
                "a.csv      | text/csv                 | <script>    | FILE_TYPE_MISMATCH",
                "a.txt      | text/plain               | \u00fe      | FILE_TYPE_MISMATCH",
                "a.ics      | text/calendar            | hello       | FILE_TYPE_MISMATCH",
                "a.docx     |                          | %PDF-1.7    | FILE_TYPE_MISMATCH",
                "a          | application/pdf          | %PDF-1.7    | INVALID_FILE_NAME"
            })
    void whatItIsNotMayNot(String name, @Nullable String type, String bytes, String code) {
        assertThat(problem(file(name, type, bytes.translateEscapes()))).isEqualTo(code);
    }

    @Test
    void aDocumentOfOfficesHasItsOwnAndNoMacros() {
        assertThat(problem(file("a.docx", null, WORD))).isEqualTo("none");
        assertThat(problem(file("a.xlsx", null, WORD))).isEqualTo("FILE_TYPE_MISMATCH");
        assertThat(problem(file("a.docx", null, WORD + "word/vbaProject.bin")))
                .isEqualTo("FILE_TYPE_MISMATCH");
        assertThat(problem(file("a.docx", null, WORD.replace("[Content", "[content"))))
                .isEqualTo("FILE_TYPE_MISMATCH");
    }

    @Test
    void onlyWhatIsAllowedIs() {
        FileCheck few = new FileCheck(Set.of(FileType.PNG));
        assertThat(
                        catchThrowableOfType(
                                ProblemException.class,
                                () -> few.check(file("a.pdf", null, "%PDF-1.7"))))
                .isNotNull();
    }
}

package com.ziraai.campaign.attachment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a file can be. Nothing that runs is among them, and nothing is believed: the end of its
 * name, the type it is sent as and its first bytes have to agree.
 */
enum FileType {
    PDF("application/pdf", Signs.at(0, "%PDF-"), Set.of(), "pdf"),
    PNG("image/png", Signs.at(0, "\u0089PNG\r\n\u001a\n"), Set.of(), "png"),
    JPEG("image/jpeg", Signs.at(0, "\u00ff\u00d8\u00ff"), Set.of("image/jpg"), "jpg", "jpeg"),
    GIF("image/gif", Signs.at(0, "GIF8"), Set.of(), "gif"),
    TEXT("text/plain", Signs::areText, Set.of(), "txt"),
    /** Browsers call it what the machine opens it with. */
    CSV(
            "text/csv",
            Signs::areText,
            Set.of("text/plain", "application/csv", "application/vnd.ms-excel"),
            "csv"),
    CALENDAR("text/calendar", Signs::areCalendar, Set.of("text/plain"), "ics"),
    DOCX(Signs.OFFICE + "wordprocessingml.document", Signs.office("word/"), Set.of(), "docx"),
    XLSX(Signs.OFFICE + "spreadsheetml.sheet", Signs.office("xl/"), Set.of(), "xlsx"),
    PPTX(Signs.OFFICE + "presentationml.presentation", Signs.office("ppt/"), Set.of(), "pptx");

    private final String mediaType;
    private final Predicate<byte[]> signs;
    private final Set<String> otherNames;
    private final List<String> ends;

    FileType(String mediaType, Predicate<byte[]> signs, Set<String> otherNames, String... ends) {
        this.mediaType = mediaType;
        this.signs = signs;
        this.otherNames = otherNames;
        this.ends = List.of(ends);
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether it may be sent as that. */
    boolean isCalled(String type) {
        return type.equals(mediaType) || otherNames.contains(type);
    }

    /** Whether the bytes look like it. */
    boolean fits(byte[] bytes) {
        return signs.test(bytes);
    }

    /** The one a file of that name is. */
    static Optional<FileType> ofName(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(each -> each.ends.contains(end)).findFirst();
    }
}

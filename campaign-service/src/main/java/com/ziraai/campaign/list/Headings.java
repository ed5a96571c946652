package com.ziraai.campaign.list;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.list.Column.Field;
import com.ziraai.campaign.recipient.Limits;
import com.ziraai.campaign.recipient.RecipientRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells from the headings of a file, in English or Turkish, what its columns fill. */
final class Headings {

    /** Begins headings of what we added to a file ourselves. */
    static final String OURS = "#";

    private static final Map<String, Field> KNOWN = new HashMap<>();

    static {
        know(Field.NAME, "name fullname isim ad adi adsoyad adisoyadi isimsoyisim");
        know(
                Field.PHONE_NUMBER,
                "phone phonenumber telephone mobile mobilephone msisdn tel telefon telefonno"
                        + " telefonnumarasi gsm gsmno cep ceptel ceptelefonu");
        know(Field.EMAIL, "email emailaddress mail eposta epostaadresi");
        know(Field.SPONSORSHIP_CODE, "sponsorshipcode code kod sponsorlukkodu");
        know(Field.PRIORITY, "priority oncelik");
        know(Field.CUSTOM_MESSAGE, "custommessage message mesaj ozelmesaj");
    }

    private final Map<String, String> mapping;
    private final Violations violations = new Violations();

    /**
     * @param mapping what columns fill, by heading, where the sender says it: a field's name, a
     *     placeholder's, or {@code -} for nothing
     */
    Headings(Map<String, String> mapping) {
        this.mapping = new HashMap<>();
        mapping.forEach((header, target) -> this.mapping.put(plain(header), target));
    }

    private static void know(Field field, String words) {
        Arrays.stream(words.split(" ")).forEach(word -> KNOWN.put(word, field));
    }

    /**
     * The columns under these headings.
     *
     * @throws ProblemException naming every heading that is wrong
     */
    Columns columns(List<String> headers) {
        List<Column> columns = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        for (String header : headers) {
            Column column = column(header);
            if (column.field() != Field.IGNORED && !targets.add(column.target())) {
                violations.add("file", "COLUMN_TWICE", column.target(), Limits.excerpt(header));
            }
            columns.add(column);
        }
        if (!targets.contains(Field.PHONE_NUMBER.word())) {
            violations.add("file", "NO_PHONE_COLUMN");
        }
        long values = columns.stream().filter(each -> each.field() == Field.VALUE).count();
        if (values > RecipientRules.MOST_VALUES) {
            violations.add("file", "TOO_MANY_VALUES", RecipientRules.MOST_VALUES);
        }
        requireHeaders(headers);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new Columns(References.found(columns, this::isLeftToUs));
    }

    /** Whether nobody says what the column fills. */
    private boolean isLeftToUs(String header) {
        return !mapping.containsKey(plain(header));
    }

    /** Whoever maps a column that is not there has mistyped it. */
    private void requireHeaders(List<String> headers) {
        Set<String> there = new HashSet<>();
        headers.forEach(header -> there.add(plain(header)));
        mapping.keySet().stream()
                .filter(header -> !there.contains(header))
                .forEach(header -> violations.add("map", "UNKNOWN_COLUMN", Limits.excerpt(header)));
    }

    private Column column(String header) {
        String plain = plain(header);
        return Optional.ofNullable(mapping.get(plain))
                .map(target -> mapped(header, target))
                .or(() -> Optional.ofNullable(KNOWN.get(plain)).map(at -> Column.of(header, at)))
                .orElseGet(() -> other(header));
    }

    private Column mapped(String header, String target) {
        for (Field each : Field.values()) {
            if (each != Field.VALUE && each.word().equals(target)) {
                return Column.of(header, each);
            }
        }
        return value(header, target);
    }

    private Column other(String header) {
        boolean none = header.isEmpty() || header.startsWith(OURS);
        return none
                ? Column.of(header, Field.IGNORED)
                : value(header, header.replaceAll("[\\s.-]+", "_"));
    }

    private Column value(String header, String key) {
        if (!RecipientRules.isKey(key)) {
            violations.add("file", "INVALID_KEY", Limits.excerpt(key));
        }
        return new Column(header, Field.VALUE, key);
    }

    /** Without what people write differently: case, Turkish letters, spaces, punctuation. */
    static String plain(String header) {
        StringBuilder plain = new StringBuilder();
        for (char each : header.toCharArray()) {
            char letter =
                    switch (each) {
                        case 'İ', 'I', 'ı' -> 'i';
                        case 'Ş', 'ş' -> 's';
                        case 'Ğ', 'ğ' -> 'g';
                        case 'Ü', 'ü' -> 'u';
                        case 'Ö', 'ö' -> 'o';
                        case 'Ç', 'ç' -> 'c';
                        default -> each;
                    };
            if (Character.isLetterOrDigit(letter)) {
                plain.append(letter);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }
}

package com.ziraai.campaign.list;

import com.ziraai.campaign.gateway.Limits;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.list.Column.Field;
import com.ziraai.campaign.recipient.RecipientRules;
import com.ziraai.message.Placeholders;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells from the headings of a file, in English or Turkish, what its columns fill. */
final class Headings {

    /** Begins headings of what we added to a file ourselves. */
    static final String OURS = "#";

    private static final Map<String, Field> KNOWN = new HashMap<>();

    static {
        know(Field.NAME, "name fullname isim ad adi adsoyad adisoyadi isimsoyisim");
        know(
                Field.PHONE_NUMBER,
                "phone phonenumber phoneno telephone telephonenumber telephoneno mobile"
                        + " mobilephone mobilenumber mobileno cellphone contactnumber contactno"
                        + " msisdn whatsapp whatsappnumber whatsappno tel telno telefon telefonno"
                        + " telefonnumarasi telnumarasi gsm gsmno gsmnumarasi gsmtelefonu mobil"
                        + " mobiltelefon cep cepno cepnumarasi ceptel ceptelno ceptelefonu"
                        + " ceptelefonno ceptelefonnumarasi whatsappnumarasi iletisimnumarasi");
        know(Field.EMAIL, "email emailaddress mail eposta epostaadresi");
        know(Field.SPONSORSHIP_CODE, "sponsorshipcode code kod sponsorlukkodu");
        know(Field.PRIORITY, "priority oncelik");
        know(Field.CUSTOM_MESSAGE, "custommessage message mesaj ozelmesaj");
    }

    /** Headings of codes, which are as common of numbers the sponsor has for its customers. */
    private static final Set<String> PERHAPS_CODES = Set.of("code", "kod");

    private static final int LONGEST_KEY = 50;
    private static final Pattern IN_PARENTHESES = Pattern.compile("\\([^)]*\\)|\\[[^\\]]*\\]");
    private static final Pattern NO_PART_OF_KEYS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final Map<String, String> mapping;
    private final Violations violations = new Violations();
    private final List<Note> notes = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

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
     * @param isOfCodes whether a column, from 0, holds codes of ours, as far as can be seen
     * @throws ProblemException naming every heading that is wrong
     */
    Columns columns(List<String> headers, IntPredicate isOfCodes) {
        List<Column> columns = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        for (int i = 0; i < headers.size(); i++) {
            int position = i;
            String header = Normalizer.normalize(headers.get(i), Normalizer.Form.NFC);
            Column column = column(header, () -> isOfCodes.test(position));
            boolean further = column.field() == Field.IGNORED || column.field().isAddress();
            if (!targets.add(column.target()) && !further) {
                violations.add("file", "COLUMN_TWICE", column.target(), Limits.excerpt(header));
            }
            columns.add(column);
        }
        if (!targets.contains(Field.PHONE_NUMBER.word()) && !targets.contains(Field.EMAIL.word())) {
            violations.add("file", "NO_PHONE_COLUMN");
        }
        requireFew(columns);
        requireHeaders(headers);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return told(new Columns(References.found(columns, this::isLeftToUs), notes));
    }

    /** With what there is to know of columns that fill the same. */
    private static Columns told(Columns columns) {
        List<Note> notes = new ArrayList<>(columns.notes());
        for (Field each : List.of(Field.PHONE_NUMBER, Field.EMAIL)) {
            List<Integer> preferred = columns.preferred(each);
            if (preferred.size() > 1) {
                notes.add(Note.of("SEVERAL_ADDRESSES", headers(columns, preferred)));
            }
        }
        return new Columns(columns.columns(), List.copyOf(notes));
    }

    private static String headers(Columns columns, List<Integer> positions) {
        return positions.stream()
                .map(at -> Limits.excerpt(columns.columns().get(at).header()))
                .collect(Collectors.joining(", "));
    }

    private void requireFew(List<Column> columns) {
        if (columns.stream().filter(each -> !each.key().isEmpty()).count()
                > RecipientRules.MOST_VALUES) {
            violations.add("file", "TOO_MANY_VALUES", RecipientRules.MOST_VALUES);
        }
        if (columns.stream().filter(each -> each.field().isAddress()).count()
                > RecipientRules.MOST_ADDRESSES) {
            violations.add("file", "TOO_MANY_ADDRESSES", RecipientRules.MOST_ADDRESSES);
        }
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

    private Column column(String header, BooleanSupplier isOfCodes) {
        String plain = plain(header);
        return Optional.ofNullable(mapping.get(plain))
                .map(target -> mapped(header, target))
                .or(() -> known(header, isOfCodes))
                .or(() -> further(header))
                .orElseGet(() -> other(header));
    }

    private Optional<Column> known(String header, BooleanSupplier isOfCodes) {
        String plain = plain(IN_PARENTHESES.matcher(header).replaceAll(""));
        Field field = KNOWN.get(plain);
        if (field == null || header.startsWith(OURS)) {
            return Optional.empty();
        }
        if (PERHAPS_CODES.contains(plain) && !isOfCodes.getAsBoolean()) {
            Column own = other(header);
            notes.add(Note.of("NO_CODES_IN_COLUMN", header));
            return Optional.of(own);
        }
        return Optional.of(Column.of(header, field));
    }

    /** A further address, which goes on filling the placeholder of its name. */
    private Optional<Column> further(String header) {
        Field field = KNOWN.get(Numbering.of(plain(header)).plain());
        if (field == null || !field.isAddress() || header.startsWith(OURS)) {
            return Optional.empty();
        }
        return Optional.of(new Column(header, field, other(header).key()));
    }

    private Column mapped(String header, String target) {
        for (Field each : Field.values()) {
            if (each != Field.VALUE && each.word().equals(target)) {
                return Column.of(header, each);
            }
        }
        String key = Normalizer.normalize(target, Normalizer.Form.NFC);
        if (!RecipientRules.isKey(key)) {
            violations.add("map", "INVALID_KEY", Limits.excerpt(key));
        } else if (Placeholders.OF_HOUSE.contains(plain(key))) {
            violations.add("map", "RESERVED_KEY", Limits.excerpt(key));
        }
        keys.add(key);
        return new Column(header, Field.VALUE, key);
    }

    private Column other(String header) {
        if (header.isEmpty() || header.startsWith(OURS)) {
            return Column.of(header, Field.IGNORED);
        }
        String key = key(header);
        if (Placeholders.OF_HOUSE.contains(plain(key))) {
            notes.add(Note.of("RESERVED_COLUMN", header, key));
            return Column.of(header, Field.IGNORED);
        }
        if (!RecipientRules.isKey(key)) {
            notes.add(Note.of("UNUSABLE_COLUMN", header));
            return Column.of(header, Field.IGNORED);
        }
        if (!key.equals(header) && !key.equals(header.replaceAll("[\\s.-]+", "_"))) {
            notes.add(Note.of("COLUMN_RENAMED", header, key));
        }
        return new Column(header, Field.VALUE, key);
    }

    /** A name for the heading that a message can use; no two headings have the same. */
    private String key(String header) {
        String made = NO_PART_OF_KEYS.matcher(header).replaceAll("_");
        String key = shortened(made.replaceAll("^_+|_+$", ""), LONGEST_KEY);
        if (!key.isEmpty() && !Character.isLetter(key.codePointAt(0))) {
            key = shortened("column_" + key, LONGEST_KEY);
        }
        String unique = key;
        for (int i = 2; !keys.add(unique); i++) {
            unique = shortened(key, LONGEST_KEY - 4) + "_" + i;
        }
        return unique;
    }

    private static String shortened(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** Without what people write differently: case, Turkish letters, spaces, punctuation. */
    static String plain(String header) {
        StringBuilder plain = new StringBuilder();
        for (char each : Normalizer.normalize(header, Normalizer.Form.NFC).toCharArray()) {
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
            if (Character.isLetterOrDigit(letter) || isMark(letter)) {
                plain.append(letter);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isMark(char letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}

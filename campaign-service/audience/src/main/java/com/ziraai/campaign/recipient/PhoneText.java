package com.ziraai.campaign.recipient;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of a text that is given as phone number is the number. The library that knows the world's
 * numbers is too kind for lists: it takes letters for keys of a telephone's keypad, leaves out
 * letters that are too few for that, and the point of a decimal. So it is given nothing but digits,
 * a plus and what people put between digits, and whatever else could stand for a digit is a fault.
 *
 * @param number ASCII digits, separators, a plus at most in front; empty if there is a fault
 */
record PhoneText(Optional<String> number, Optional<Fault> fault) {

    private static final int LONGEST = 40;

    /** Punctuation of phone numbers beyond letters, digits, spaces and dashes. */
    private static final String PUNCTUATION = "+()[]./,:*#~";

    /** What spreadsheets and people put in front of a number so that it stays a text. */
    private static final String APOSTROPHES = "'\u2019\u2018`";

    /** Letters that are written for a digit which is hidden, unknown or mistyped. */
    private static final String FOR_DIGITS = "oOxXiIlLıİ";

    /** A number as a spreadsheet shows it that had no room for all its digits. */
    private static final Pattern SHORTENED =
            Pattern.compile("\\+?\\d(?:[.,]\\d+)?[eE][+-]?\\d{1,2}");

    /** A number as a program writes it that took it for an amount. */
    private static final Pattern DECIMAL = Pattern.compile("(\\+?\\d+)[.,](\\d{1,2}|0+)");

    /** The other number of a line that holds two differs in its last digits. */
    private static final Pattern ALTERNATIVE = Pattern.compile(".*/[^/]{0,3}");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    /** Why a text is no phone number. */
    enum Fault {
        /** Not even meant as one: it holds a character that no notation of phone numbers has. */
        CHARACTERS,
        /** A spreadsheet left digits out: {@code 9,05E+11}. */
        SHORTENED,
        /** Something that is no digit stands in the place of one, or there are none. */
        DIGITS
    }

    static PhoneText of(String given) {
        Optional<String> written = written(given);
        if (written.isEmpty()) {
            return no(Fault.CHARACTERS);
        }
        String text = written.get().strip();
        if (SHORTENED.matcher(text).matches()) {
            return no(Fault.SHORTENED);
        }
        return text.length() > LONGEST ? no(Fault.DIGITS) : of(text, first(text), last(text));
    }

    private static PhoneText no(Fault fault) {
        return new PhoneText(Optional.empty(), Optional.of(fault));
    }

    /**
     * @param first where the number begins
     * @param last where its last digit stands
     */
    private static PhoneText of(String text, int first, int last) {
        if (last < first
                || !isBeside(text.substring(0, first))
                || !isBeside(text.substring(last + 1))
                || adjoins(text, first - 1, first)
                || adjoins(text, last + 1, last)) {
            return no(Fault.DIGITS);
        }
        return withoutDecimals(text.substring(first, last + 1))
                .filter(PhoneText::isDigitsAndSeparators)
                .map(number -> new PhoneText(Optional.of(number), Optional.empty()))
                .orElseGet(() -> no(Fault.DIGITS));
    }

    private static int first(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '+' || isDigit(text.charAt(i))) {
                return i;
            }
        }
        return text.length();
    }

    private static int last(String text) {
        for (int i = text.length() - 1; i >= 0; i--) {
            if (isDigit(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The text as it looks: what cannot be seen is left out, digits of any script and signs of
     * double width are the plain ones. Empty if a sign is in it that belongs to no notation.
     */
    private static Optional<String> written(String given) {
        StringBuilder text = new StringBuilder(given.length());
        for (int i = 0; i < given.length(); ) {
            int character = given.codePointAt(i);
            i += Character.charCount(character);
            if (isInvisible(character)) {
                continue;
            }
            int plain = plain(character);
            boolean apostrophe = text.isEmpty() && APOSTROPHES.indexOf(character) >= 0;
            if (plain < 0 && !apostrophe) {
                return Optional.empty();
            }
            if (!apostrophe) {
                text.appendCodePoint(plain);
            }
        }
        return Optional.of(text.toString());
    }

    /** Marks address books and web pages put around and into numbers. */
    private static boolean isInvisible(int character) {
        return Character.getType(character) == Character.FORMAT
                || (character >= 0xFE00 && character <= 0xFE0F);
    }

    /** What the character is written for; -1 if no phone number has it. */
    private static int plain(int character) {
        // Full-width forms of ASCII.
        int narrow = character >= 0xFF01 && character <= 0xFF5E ? character - 0xFEE0 : character;
        if (PUNCTUATION.indexOf(narrow) >= 0) {
            return narrow;
        }
        return switch (Character.getType(narrow)) {
            case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(narrow, 10);
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> narrow;
            default -> Character.isLetter(narrow) ? narrow : narrow == '\u2212' ? '-' : -1;
        };
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Whether a letter stands right beside a digit, as if it were one. */
    private static boolean adjoins(String text, int beside, int end) {
        return beside >= 0
                && beside < text.length()
                && Character.isLetter(text.charAt(beside))
                && isDigit(text.charAt(end));
    }

    /** A label before the number or a remark behind it; not what hides or replaces digits. */
    private static boolean isBeside(String text) {
        return text.indexOf('*') < 0
                && text.indexOf('#') < 0
                && BETWEEN_WORDS
                        .splitAsStream(text)
                        .allMatch(word -> word.isEmpty() || !standsForDigits(word));
    }

    private static boolean standsForDigits(String word) {
        return word.codePoints().allMatch(letter -> FOR_DIGITS.indexOf(letter) >= 0);
    }

    /** The whole part of a number written as 5010001234.0; empty if it has a fraction. */
    private static Optional<String> withoutDecimals(String number) {
        Matcher decimal = DECIMAL.matcher(number);
        if (!decimal.matches()) {
            return Optional.of(number);
        }
        boolean whole = decimal.group(2).chars().allMatch(digit -> digit == '0');
        return whole ? Optional.of(decimal.group(1)) : Optional.empty();
    }

    private static boolean isDigitsAndSeparators(String number) {
        for (int i = 0; i < number.length(); i++) {
            char character = number.charAt(i);
            boolean fits =
                    isDigit(character)
                            || " -.()[]/~".indexOf(character) >= 0
                            || (character == '+' && i == 0);
            if (!fits) {
                return false;
            }
        }
        return !ALTERNATIVE.matcher(number).matches();
    }
}

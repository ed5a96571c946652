package com.ziraai.campaign.recipient;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.ziraai.campaign.recipient.PhoneReading.Abroad;
import com.ziraai.campaign.recipient.PhoneReading.Hostile;
import com.ziraai.campaign.recipient.PhoneReading.Invalid;
import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Reads phone numbers in any common notation as one sponsor means them. Numbers of nothing but
 * digits and plain separators, the bulk of every list, take a short way: libphonenumber's parsing,
 * ten times the cost of its validation, is left out where it could change nothing, and of its
 * validation, which tries one type of number after the other, mobile numbers need but two patterns.
 */
public final class PhoneNumbers {

    private static final int LONGEST = 40;
    private static final int LONGEST_E164 = 15;
    private static final int SHORTEST_E164 = 7;
    private static final String TRUNK = "0";
    private static final String ABROAD = "00";

    /** By default region; the same for all sponsors and asked for with every request. */
    private static final Map<String, Dialling> DIALLING = new ConcurrentHashMap<>();

    /** Punctuation of phone numbers beyond letters, digits, spaces and dashes. */
    private static final String PUNCTUATION = "+()[]./,:*#~＋（）［］．／～\u00AD\u200B\u2060";

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String defaultRegion;
    private final Set<String> allowedCountries;
    private final List<Direct> direct;

    /** The default region, if numbers as they are dialled within it can take the short way. */
    private final Optional<Direct> home;

    /** Whether 00 stands for the plus there. */
    private final boolean dialsZeroes;

    /**
     * How a region dials.
     *
     * @param trunk whether 0 stands before its own numbers and nothing else is to be told apart
     * @param zeroes whether 00 stands for the plus
     */
    private record Dialling(boolean trunk, boolean zeroes) {}

    /** A country whose numbers after the calling code stand for themselves. */
    private record Direct(String region, String callingCode, int code, MobileNumbers mobiles) {}

    /**
     * @param defaultRegion ISO country of numbers written without calling code
     * @param allowedCountries ISO countries that may be reached
     */
    public PhoneNumbers(String defaultRegion, Set<String> allowedCountries) {
        this.defaultRegion = defaultRegion;
        this.allowedCountries = allowedCountries;
        this.direct =
                allowedCountries.stream()
                        .sorted()
                        .map(this::direct)
                        .flatMap(Optional::stream)
                        .toList();
        Dialling dialling =
                DIALLING.computeIfAbsent(
                        defaultRegion,
                        _ -> new Dialling(isReadAsExpected(TRUNK), isReadAsExpected(ABROAD)));
        this.home =
                direct.stream()
                        .filter(each -> each.region.equals(defaultRegion) && dialling.trunk)
                        .findAny();
        this.dialsZeroes = dialling.zeroes;
    }

    /** Whether the library takes the prefix in the default region for what it commonly is. */
    private boolean isReadAsExpected(String prefix) {
        List<PhoneNumber> examples =
                Stream.of(PhoneNumberType.values())
                        .map(type -> library.getExampleNumberForType(defaultRegion, type))
                        .filter(Objects::nonNull)
                        .toList();
        return !examples.isEmpty()
                && examples.stream().allMatch(each -> isReadAsExpected(prefix, each));
    }

    private boolean isReadAsExpected(String prefix, PhoneNumber example) {
        String national = library.getNationalSignificantNumber(example);
        String rest = prefix.equals(ABROAD) ? example.getCountryCode() + national : national;
        try {
            return library.parse(prefix + rest, defaultRegion).equals(example);
        } catch (NumberParseException e) {
            return false;
        }
    }

    /**
     * A calling code of several countries needs the library to tell them apart, and only where the
     * trunk prefix is 0 do digits that begin otherwise need no stripping.
     */
    private Optional<Direct> direct(String region) {
        int code = library.getCountryCodeForRegion(region);
        boolean alone = library.getRegionCodesForCountryCode(code).size() == 1;
        return alone && "0".equals(library.getNddPrefixForRegion(region, true))
                ? Optional.of(
                        new Direct(region, Integer.toString(code), code, MobileNumbers.of(region)))
                : Optional.empty();
    }

    /**
     * The number in E.164, of whatever country it is; empty if the text is none.
     *
     * @param region ISO country of numbers written without calling code, ZZ for none
     */
    public static Optional<String> e164(String text, String region) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = library.parse(text, region);
            return library.isValidNumber(number) && !number.hasExtension()
                    ? Optional.of(library.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** What the text turns out to be. */
    public PhoneReading read(String text) {
        // What is read the short way holds nothing but a plus, digits and plain separators.
        return digits(text)
                .flatMap(digits -> readPlain(text.charAt(0) == '+', digits))
                .orElseGet(() -> readAny(text));
    }

    private PhoneReading readAny(String text) {
        if (!text.codePoints().allMatch(PhoneNumbers::occursInPhoneNumbers)) {
            return new Hostile();
        }
        return text.length() > LONGEST ? new Invalid() : parse(text);
    }

    private static boolean occursInPhoneNumbers(int character) {
        return Character.isLetterOrDigit(character)
                || PUNCTUATION.indexOf(character) >= 0
                || switch (Character.getType(character)) {
                    // FORMAT: the invisible direction marks address books put around numbers.
                    case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.FORMAT ->
                            true;
                    default -> false;
                };
    }

    /** The digits of a text that holds nothing besides but plain separators and a plus first. */
    private static Optional<String> digits(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder(LONGEST_E164);
        for (int i = text.charAt(0) == '+' ? 1 : 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= '0' && character <= '9') {
                digits.append(character);
            } else if (" -.()".indexOf(character) < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(digits.toString());
    }

    private Optional<PhoneReading> readPlain(boolean plus, String digits) {
        if (plus) {
            return readInternational(digits);
        }
        if (digits.startsWith(ABROAD)) {
            return dialsZeroes
                    ? readInternational(digits.substring(ABROAD.length()))
                    : Optional.empty();
        }
        String national = digits.startsWith(TRUNK) ? digits.substring(TRUNK.length()) : digits;
        return home.flatMap(each -> read(each, each.callingCode + national));
    }

    /** Valid in a direct country; empty otherwise. */
    private Optional<PhoneReading> readInternational(String digits) {
        return direct.stream().flatMap(each -> read(each, digits).stream()).findFirst();
    }

    private Optional<PhoneReading> read(Direct country, String digits) {
        return digits.length() >= SHORTEST_E164
                        && digits.length() <= LONGEST_E164
                        && isNumberOf(country, digits)
                ? Optional.of(new Reachable("+" + digits, country.region))
                : Optional.empty();
    }

    private boolean isNumberOf(Direct country, String digits) {
        int length = country.callingCode.length();
        if (!digits.startsWith(country.callingCode) || digits.charAt(length) == '0') {
            return false;
        }
        if (country.mobiles.hold(digits.substring(length))) {
            return true;
        }
        PhoneNumber number =
                new PhoneNumber()
                        .setCountryCode(country.code)
                        .setNationalNumber(Long.parseLong(digits, length, digits.length(), 10));
        return library.isValidNumberForRegion(number, country.region);
    }

    private PhoneReading parse(String text) {
        try {
            PhoneNumber number = library.parse(text, defaultRegion);
            String country = library.getRegionCodeForNumber(number);
            if (country == null || number.hasExtension() || !library.isValidNumber(number)) {
                return new Invalid();
            }
            return allowedCountries.contains(country)
                    ? new Reachable(library.format(number, PhoneNumberFormat.E164), country)
                    : new Abroad(country);
        } catch (NumberParseException e) {
            return new Invalid();
        }
    }
}

package com.ziraai.campaign.recipient;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.ziraai.campaign.recipient.PhoneReading.Abroad;
import com.ziraai.campaign.recipient.PhoneReading.Hostile;
import com.ziraai.campaign.recipient.PhoneReading.Invalid;
import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads phone numbers in any common notation as one sponsor means them. Numbers written
 * internationally, the bulk of every list, take a short way: libphonenumber's parsing, ten times
 * the cost of its validation, is left out where it could change nothing.
 */
public final class PhoneNumbers {

    private static final int LONGEST = 40;
    private static final int LONGEST_E164 = 15;
    private static final int SHORTEST_E164 = 7;

    /** Punctuation of phone numbers beyond letters, digits, spaces and dashes. */
    private static final String PUNCTUATION = "+()[]./,:*#~＋（）［］．／～\u00AD\u200B\u2060";

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String defaultRegion;
    private final Set<String> allowedCountries;
    private final List<Direct> direct;

    /** A country whose numbers after the calling code stand for themselves. */
    private record Direct(String region, String callingCode, int code) {}

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
    }

    /**
     * A calling code of several countries needs the library to tell them apart, and only where the
     * trunk prefix is 0 do digits that begin otherwise need no stripping.
     */
    private Optional<Direct> direct(String region) {
        int code = library.getCountryCodeForRegion(region);
        boolean alone = library.getRegionCodesForCountryCode(code).size() == 1;
        return alone && "0".equals(library.getNddPrefixForRegion(region, true))
                ? Optional.of(new Direct(region, Integer.toString(code), code))
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
        return readInternational(text).orElseGet(() -> readAny(text));
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

    /** A plus, then digits with plain separators, valid in a direct country; empty otherwise. */
    private Optional<PhoneReading> readInternational(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.charAt(0) != '+') {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder(LONGEST_E164);
        for (int i = 1; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= '0' && character <= '9') {
                digits.append(character);
            } else if (" -.()".indexOf(character) < 0) {
                return Optional.empty();
            }
        }
        if (digits.length() < SHORTEST_E164 || digits.length() > LONGEST_E164) {
            return Optional.empty();
        }
        String international = digits.toString();
        for (Direct each : direct) {
            if (isNumberOf(each, international)) {
                return Optional.of(new Reachable("+" + international, each.region));
            }
        }
        return Optional.empty();
    }

    private boolean isNumberOf(Direct country, String digits) {
        int length = country.callingCode.length();
        if (!digits.startsWith(country.callingCode) || digits.charAt(length) == '0') {
            return false;
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

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
import com.ziraai.campaign.recipient.PhoneReading.Shortened;
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
        return PhoneText.of(text)
                .number()
                .flatMap(number -> parse(library, number, region))
                .map(number -> library.format(number, PhoneNumberFormat.E164));
    }

    /** What the text turns out to be. */
    public PhoneReading read(String text) {
        // What is read the short way holds nothing but a plus, digits and plain separators.
        return digits(text)
                .flatMap(digits -> readPlain(text.charAt(0) == '+', digits))
                .orElseGet(() -> readAny(text));
    }

    /** What the texts given for one person turn out to be. */
    public PhonesRead readAll(List<String> texts) {
        return PhonesRead.of(texts, this);
    }

    private PhoneReading readAny(String given) {
        PhoneText text = PhoneText.of(given);
        return text.fault()
                .map(PhoneNumbers::faulty)
                .orElseGet(() -> readNumber(text.number().orElseThrow()));
    }

    private static PhoneReading faulty(PhoneText.Fault fault) {
        return switch (fault) {
            case CHARACTERS -> new Hostile();
            case SHORTENED -> new Shortened();
            case DIGITS -> new Invalid();
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
            } else if (" -()".indexOf(character) < 0) {
                // A point may be that of a decimal.
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
        return digits.length() >= SHORTEST_E164 && digits.length() <= LONGEST_E164
                ? kind(country, digits)
                        .map(kind -> new Reachable("+" + digits, country.region, kind))
                : Optional.empty();
    }

    /** Empty if it is no number of that country. */
    private Optional<PhoneKind> kind(Direct country, String digits) {
        int length = country.callingCode.length();
        if (!digits.startsWith(country.callingCode) || digits.charAt(length) == '0') {
            return Optional.empty();
        }
        if (country.mobiles.hold(digits.substring(length))) {
            return Optional.of(PhoneKind.MOBILE);
        }
        PhoneNumber number =
                new PhoneNumber()
                        .setCountryCode(country.code)
                        .setNationalNumber(Long.parseLong(digits, length, digits.length(), 10));
        return library.isValidNumberForRegion(number, country.region)
                ? Optional.of(PhoneKind.of(library.getNumberType(number)))
                : Optional.empty();
    }

    private PhoneReading readNumber(String text) {
        return parse(library, text, defaultRegion)
                .<PhoneReading>map(number -> {
                    String country = library.getRegionCodeForNumber(number);
                    return allowedCountries.contains(country)
                            ? new Reachable(
                                    library.format(number, PhoneNumberFormat.E164),
                                    country,
                                    PhoneKind.of(library.getNumberType(number)))
                            : new Abroad(country);
                })
                .orElseGet(Invalid::new);
    }

    private static Optional<PhoneNumber> parse(
            PhoneNumberUtil library, String text, String region) {
        try {
            PhoneNumber number = library.parse(text, region);
            return library.isValidNumber(number)
                            && !number.hasExtension()
                            && library.getRegionCodeForNumber(number) != null
                    ? Optional.of(number)
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}

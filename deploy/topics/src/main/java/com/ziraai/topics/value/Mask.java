package com.ziraai.topics.value;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps the data of people out of what is shown, by the names of fields and the look of numbers.
 */
public enum Mask {
    /** Everything is shown. */
    CLEAR {
        @Override
        String field(String record, String name, String value) {
            return value;
        }

        @Override
        public String sentence(String text) {
            return text;
        }

        @Override
        boolean hides(String name) {
            return false;
        }
    },

    /** Phone numbers, names, addresses and texts to people are not. */
    PERSONAL {
        @Override
        String field(String record, String name, String value) {
            if (ADDRESSES.contains(name)) {
                return shortened(value);
            }
            return hides(name) ? HIDDEN : sentence(value);
        }

        @Override
        public String sentence(String text) {
            return PHONE.matcher(text).replaceAll(HIDDEN);
        }

        @Override
        boolean hides(String name) {
            return PRIVATE.contains(name);
        }
    },

    /** As PERSONAL; also codes and links, which whoever reads them could redeem. */
    PERSONAL_AND_CODES {
        @Override
        String field(String record, String name, String value) {
            return CODES.contains(record + "." + name)
                    ? shortened(value)
                    : PERSONAL.field(record, name, value);
        }

        @Override
        public String sentence(String text) {
            return PERSONAL.sentence(text);
        }

        @Override
        boolean hides(String name) {
            return PERSONAL.hides(name);
        }
    };

    static final String HIDDEN = "•••";

    /** Shown by their ends, which is enough to recognise one. */
    static final Set<String> ADDRESSES = Set.of("phone", "to", "email", "name");

    /**
     * Rendered texts, their parameters, what providers send us and the numbers sponsors give their
     * customers: any of it may name people.
     */
    static final Set<String> PRIVATE =
            Set.of(
                    "text",
                    "subject",
                    "html",
                    "bodyParameters",
                    "buttonParameter",
                    "personalization",
                    "query",
                    "body",
                    "externalId");

    /** What lets a person redeem; failures have codes, too, which do not. */
    static final Set<String> CODES =
            Set.of(
                    "DistributionReady.code",
                    "DistributionReady.link",
                    "DistributionRequested.sponsorshipCode");

    /** A number that stands for itself, not a part of an id. */
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\w-])\\+?\\d[\\d ()-]{6,}\\d(?![\\w-])");

    /** A text value of a field of that name in a record of that simple name. */
    abstract String field(String record, String name, String value);

    /** A free text that should name nobody but may. */
    public abstract String sentence(String text);

    /** Whether nothing of that field is shown. */
    abstract boolean hides(String name);

    private static String shortened(String value) {
        if (value.startsWith("+") && value.length() > 8) {
            return value.substring(0, 3) + HIDDEN + value.substring(value.length() - 2);
        }
        return value.isEmpty() ? "" : value.substring(0, value.offsetByCodePoints(0, 1)) + HIDDEN;
    }
}

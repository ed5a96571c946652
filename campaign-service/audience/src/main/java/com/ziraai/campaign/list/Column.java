package com.ziraai.campaign.list;

/**
 * A column of a file.
 *
 * @param header as it stands in the file
 * @param field what it fills
 * @param key name of the placeholder it fills, where it is one of the sponsor's own; else empty. A
 *     reference and a further address found by their headings fill one as well
 */
record Column(String header, Field field, String key) {

    /** What of a recipient a column can fill. */
    enum Field {
        NAME("name"),
        PHONE_NUMBER("phoneNumber"),
        EMAIL("email"),
        SPONSORSHIP_CODE("sponsorshipCode"),
        PRIORITY("priority"),
        CUSTOM_MESSAGE("customMessage"),
        EXTERNAL_ID("externalId"),
        VALUE("personalizationData"),
        IGNORED("-");

        private final String word;

        Field(String word) {
            this.word = word;
        }

        /** Whether people may have several. */
        boolean isAddress() {
            return this == PHONE_NUMBER || this == EMAIL;
        }

        /** Its name in the Bulk Operations API. */
        String word() {
            return word;
        }
    }

    static Column of(String header, Field field) {
        return new Column(header, field, "");
    }

    /** Among the columns of its field, from 1, as far as its heading says. */
    int place() {
        return Numbering.of(Headings.plain(header)).place();
    }

    /** What it fills, in the words of the rules. */
    String target() {
        return field == Field.VALUE ? field.word() + "." + key : field.word();
    }
}

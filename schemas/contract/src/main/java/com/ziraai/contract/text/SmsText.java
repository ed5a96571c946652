package com.ziraai.contract.text;

import java.util.stream.IntStream;

/**
 * A text as it goes on the air.
 *
 * @param text the characters
 * @param alphabet the cheapest alphabet that has them all: one Turkish ş makes the whole text UCS-2
 *     (the Turkish tables of 3GPP TS 23.038 are not used, because hardly a provider takes them)
 * @param parts parts it is sent and billed as, at least 1
 */
public record SmsText(String text, Alphabet alphabet, int parts) {

    /** The text in the cheapest alphabet that shows it unchanged. */
    public static SmsText of(String text) {
        Alphabet alphabet = Gsm7.canWrite(text) ? Alphabet.GSM7 : Alphabet.UCS2;
        return new SmsText(text, alphabet, alphabet.parts(text));
    }

    /**
     * The text with {@link PlainSigns} in place of typographic ones, if that saves parts; else as
     * it is. Nothing is replaced in a text that needs UCS-2 all the same.
     */
    public static SmsText smart(String text) {
        SmsText given = of(text);
        if (given.alphabet == Alphabet.GSM7) {
            return given;
        }
        SmsText plain = of(PlainSigns.in(text));
        return plain.alphabet == Alphabet.GSM7 && plain.parts < given.parts ? plain : given;
    }

    /** Units of UTF-16 of which any text surely fits into so many parts. */
    public static int surelyIn(int parts) {
        // A pair that does not fit at a part's end leaves one unit empty.
        return parts * (Alphabet.UCS2.inParts() - 1);
    }

    /** Those of its characters that the 7 bit alphabet lacks, each once. */
    public IntStream costly() {
        return alphabet == Alphabet.GSM7
                ? IntStream.empty()
                : text.codePoints().filter(each -> !Gsm7.canWrite(each)).distinct();
    }
}

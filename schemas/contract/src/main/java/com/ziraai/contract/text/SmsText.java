package com.ziraai.contract.text;

/**
 * A text as it goes on the air.
 *
 * @param text the characters
 * @param alphabet the cheapest alphabet that has them all: one Turkish ş makes the whole text UCS-2
 * @param parts parts it is sent and billed as, at least 1
 */
public record SmsText(String text, Alphabet alphabet, int parts) {

    /** The text in the cheapest alphabet that shows it unchanged. */
    public static SmsText of(String text) {
        Alphabet alphabet = Gsm7.canWrite(text) ? Alphabet.GSM7 : Alphabet.UCS2;
        return new SmsText(text, alphabet, alphabet.parts(text));
    }
}

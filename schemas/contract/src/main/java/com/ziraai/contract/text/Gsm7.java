package com.ziraai.contract.text;

import java.util.BitSet;

/** The GSM 7 bit default alphabet and its extension table, 3GPP TS 23.038, 6.2.1. */
final class Gsm7 {

    private static final BitSet BASIC =
            set(
                    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");

    private static final BitSet EXTENSION = set("\f^{}\\[~]|€");

    private Gsm7() {}

    private static BitSet set(String characters) {
        BitSet set = new BitSet();
        characters.codePoints().forEach(set::set);
        return set;
    }

    static boolean isExtension(int codePoint) {
        return EXTENSION.get(codePoint);
    }

    static boolean canWrite(String text) {
        return text.codePoints().allMatch(Gsm7::canWrite);
    }

    static boolean canWrite(int codePoint) {
        return BASIC.get(codePoint) || EXTENSION.get(codePoint);
    }
}

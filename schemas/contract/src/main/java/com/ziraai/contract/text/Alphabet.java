package com.ziraai.contract.text;

/** How the characters of a message are coded. */
public enum Alphabet {
    /**
     * Seven bits a character, extension characters two; 160 in one part, 153 in each of several.
     */
    GSM7(160, 153) {
        @Override
        int units(int codePoint) {
            return Gsm7.isExtension(codePoint) ? 2 : 1;
        }
    },

    /** UTF-16, which phones read where the standard says UCS-2; 70 units alone, 67 in each part. */
    UCS2(70, 67) {
        @Override
        int units(int codePoint) {
            return Character.charCount(codePoint);
        }
    };

    private final int alone;
    private final int inParts;

    Alphabet(int alone, int inParts) {
        this.alone = alone;
        this.inParts = inParts;
    }

    /** Units the character takes; they are never torn apart between two parts. */
    abstract int units(int codePoint);

    int inParts() {
        return inParts;
    }

    int parts(String text) {
        return text.codePoints().map(this::units).sum() <= alone ? 1 : filled(text);
    }

    private int filled(String text) {
        int parts = 1;
        int used = 0;
        for (int codePoint : text.codePoints().toArray()) {
            int units = units(codePoint);
            if (used + units > inParts) {
                parts++;
                used = 0;
            }
            used += units;
        }
        return parts;
    }
}

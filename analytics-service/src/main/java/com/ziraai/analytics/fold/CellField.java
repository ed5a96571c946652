package com.ziraai.analytics.fold;

/**
 * Neighbouring bits of a {@link Cell} that hold one symbol of an enum: 0 for nothing known, else
 * its place in the enum plus one, so that the later symbol is the greater number.
 *
 * @param shift its lowest bit
 * @param bits how many
 */
record CellField(int shift, int bits) {

    /** The sign stays unused, so that cells compare as numbers. */
    private static final int USABLE = Integer.SIZE - 1;

    /**
     * A field for those symbols.
     *
     * @throws IllegalStateException if they have no room, instead of running into the next field
     */
    static CellField of(int shift, int bits, Enum<?>[] symbols) {
        if (shift + bits > USABLE) {
            throw new IllegalStateException("a cell has no bit " + (shift + bits - 1));
        }
        if (symbols.length >= 1 << bits) {
            throw new IllegalStateException(
                    "%d symbols of %s have no room in %d bits of a cell"
                            .formatted(
                                    symbols.length,
                                    symbols[0].getDeclaringClass().getSimpleName(),
                                    bits));
        }
        return new CellField(shift, bits);
    }

    /** A cell that knows this symbol and nothing else. */
    int cell(Enum<?> symbol) {
        return symbol.ordinal() + 1 << shift;
    }

    boolean isKnown(int cell) {
        return (cell & mask()) != 0;
    }

    /** Place of the symbol in its enum; -1 when none is known. */
    int ordinal(int cell) {
        return ((cell & mask()) >> shift) - 1;
    }

    /** The greater of two cells' fields, in its place. */
    int greater(int one, int other) {
        return Math.max(one & mask(), other & mask());
    }

    private int mask() {
        return (1 << bits) - 1 << shift;
    }
}

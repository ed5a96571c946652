package com.ziraai.simulator.json;

/** A document was refused because of one field; nothing of it took effect. */
public final class InvalidField extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    public InvalidField(String field, String problem) {
        super(problem);
        this.field = field;
    }

    /** Path of the field, such as {@code rules[2].rate}; empty for the document itself. */
    public String field() {
        return field;
    }
}

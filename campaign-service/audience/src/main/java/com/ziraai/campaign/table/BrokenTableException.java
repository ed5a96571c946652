package com.ziraai.campaign.table;

import java.io.IOException;
import java.util.List;

/** A file cannot be read as the table it should be. */
public final class BrokenTableException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> arguments;

    /**
     * @param code stable upper-case code
     * @param arguments what its text names
     */
    BrokenTableException(String code, Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}

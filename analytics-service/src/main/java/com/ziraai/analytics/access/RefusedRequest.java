package com.ziraai.analytics.access;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A request that cannot be answered as it is; 400 with a code of its own. */
public final class RefusedRequest extends ResponseStatusException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final String[] details;

    /**
     * @param code stable code; {@code error.<code>} is its text
     * @param details what the text names
     */
    public RefusedRequest(String code, String... details) {
        super(HttpStatus.BAD_REQUEST, code);
        this.code = code;
        this.details = details.clone();
    }

    String code() {
        return code;
    }

    Object[] details() {
        return details.clone();
    }
}

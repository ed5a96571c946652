package com.ziraai.analytics.access;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A request that cannot be answered as it is, or now; 400 or 503 with a code of its own. */
public final class RefusedRequest extends ResponseStatusException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final String[] details;

    /**
     * @param code stable code; {@code error.<code>} is its text
     * @param details what the text names
     */
    public RefusedRequest(String code, String... details) {
        this(HttpStatus.BAD_REQUEST, code, details);
    }

    private RefusedRequest(HttpStatus status, String code, String... details) {
        super(status, code);
        this.code = code;
        this.details = details.clone();
    }

    /** What would be right and cannot be answered for some time. */
    public static RefusedRequest unavailable(String code) {
        return new RefusedRequest(HttpStatus.SERVICE_UNAVAILABLE, code);
    }

    String code() {
        return code;
    }

    Object[] details() {
        return details.clone();
    }
}

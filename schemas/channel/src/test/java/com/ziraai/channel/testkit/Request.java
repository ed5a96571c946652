package com.ziraai.channel.testkit;

import java.util.Map;

/**
 * A request as a provider sees it.
 *
 * @param method GET or POST
 * @param uri path and query, percent-encoded as on the wire
 * @param headers in lower case; an expected request names only those that matter
 * @param body as UTF-8
 */
public record Request(String method, String uri, Map<String, String> headers, String body) {

    /** An expected GET whose headers do not matter. */
    public static Request get(String uri) {
        return new Request("GET", uri, Map.of(), "");
    }

    /** Whether this, as it came, is the expected one. */
    boolean fits(Request expected) {
        return method.equals(expected.method)
                && uri.equals(expected.uri)
                && body.equals(expected.body)
                && headers.entrySet().containsAll(expected.headers.entrySet());
    }
}

package com.ziraai.channel.provider;

import java.net.URI;
import java.util.Map;

/**
 * An HTTP request as it goes out.
 *
 * @param method GET or POST
 * @param uri absolute, with its query already percent-encoded
 * @param headers names to values
 * @param body sent as UTF-8; empty for none
 */
public record HttpCall(String method, String uri, Map<String, String> headers, String body) {

    /** A GET of that address. */
    public static HttpCall get(String uri) {
        return new HttpCall("GET", uri, Map.of(), "");
    }

    /** Only method and path: query, headers and body carry secrets and addresses. */
    @Override
    public String toString() {
        return method + " " + URI.create(uri).getPath();
    }
}

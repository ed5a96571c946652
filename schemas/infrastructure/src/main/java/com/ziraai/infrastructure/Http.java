package com.ziraai.infrastructure;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What the launcher asks of an HTTP server. */
public final class Http {

    private static final int TIMEOUT_MILLIS = 2_000;

    private Http() {}

    /** What a GET of the address answers now, whatever its status; empty when nothing does. */
    public static String read(String url) {
        try {
            var connection = open(url);
            try {
                var body =
                        connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
                                ? connection.getInputStream()
                                : connection.getErrorStream();
                return body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return "";
        }
    }

    private static HttpURLConnection open(String url) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection;
    }

    /** Whether a GET of the address answers 200 now. */
    public static boolean answers(String url) {
        try {
            var connection = open(url);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}

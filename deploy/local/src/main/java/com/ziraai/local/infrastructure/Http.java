package com.ziraai.local.infrastructure;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** The one question the launcher asks of an HTTP server. */
public final class Http {

    private static final int TIMEOUT_MILLIS = 2_000;

    private Http() {}

    /** Whether a GET of the address answers 200 now. */
    public static boolean answers(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
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

package com.ziraai.campaign.gateway;

import java.util.List;

/**
 * One thing wrong with a request.
 *
 * @param path where, for example {@code recipients[3].phoneNumber}
 * @param code stable upper-case code; the catalogue has its text under {@code violation.<code>}
 * @param arguments what the text names
 */
public record Violation(String path, String code, List<Object> arguments) {

    public static Violation of(String path, String code, Object... arguments) {
        return new Violation(path, code, List.of(arguments));
    }
}

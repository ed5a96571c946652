package com.ziraai.campaign.list;

import java.util.List;

/**
 * Something about a file its sender should know.
 *
 * @param code stable upper-case code
 * @param arguments what its text names
 */
record Note(String code, List<Object> arguments) {

    static Note of(String code, Object... arguments) {
        return new Note(code, List.of(arguments));
    }
}

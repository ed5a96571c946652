package com.ziraai.simulator.cloudapi;

import java.util.Optional;

/**
 * A well-formed message.
 *
 * @param to as the caller wrote it
 * @param callbackData {@code biz_opaque_callback_data}
 */
record MessageRequest(String to, Optional<String> callbackData) {

    /** The recipient as WhatsApp knows it: digits only. */
    String waId() {
        StringBuilder digits = new StringBuilder(to.length());
        to.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }
}

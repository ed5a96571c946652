package com.ziraai.channel.whatsapp.provider.cloudapi;

import com.ziraai.channel.attempt.CallbackToken;
import com.ziraai.channel.attempt.CallbackTokens;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** The record key of a webhook, found without building its tree. */
final class WebhookKey {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Meta's ids have 15 digits; whatever else stands there is no key. */
    private static final int LONGEST_NUMBER = 64;

    private final CallbackTokens tokens;
    private final String otherwise;

    /**
     * @param otherwise key of webhooks that name neither an attempt of ours nor a number
     */
    WebhookKey(CallbackTokens tokens, String otherwise) {
        this.tokens = tokens;
        this.otherwise = otherwise;
    }

    /** contactKey of the first attempt the webhook names, else the id of the number it is about. */
    String of(byte[] body) {
        String number = otherwise;
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken each = parser.nextToken(); each != null; each = parser.nextToken()) {
                if (each != JsonToken.VALUE_STRING) {
                    continue;
                }
                String name = String.valueOf(parser.currentName());
                if (name.equals("biz_opaque_callback_data")) {
                    var token = tokens.verify(parser.getString());
                    if (token.isPresent()) {
                        return token.map(CallbackToken::contactKey).orElseThrow();
                    }
                } else if (name.equals("phone_number_id")
                        && parser.getStringLength() <= LONGEST_NUMBER) {
                    number = parser.getString();
                }
            }
        } catch (JacksonException e) {
            // Signed but not JSON: kept under any key, refused when it is read.
            return otherwise;
        }
        return number;
    }
}

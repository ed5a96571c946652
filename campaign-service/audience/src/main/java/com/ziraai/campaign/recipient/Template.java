package com.ziraai.campaign.recipient;

import com.ziraai.message.MessageTemplate;
import com.ziraai.message.Placeholders;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A message as it may be sent: braces stand for placeholders only. A lone one is a mistake that
 * would otherwise reach every phone.
 *
 * @param text composed
 * @param placeholders names between braces, in order of appearance
 * @param ownPlaceholders those the sponsor has to give values for, in order of appearance
 * @param strayBrace position of the first brace without partner, from 0
 */
public record Template(
        String text,
        Set<String> placeholders,
        List<String> ownPlaceholders,
        OptionalInt strayBrace) {

    /** The template of that text, its names composed. */
    public static Template of(String given) {
        return read(given, Placeholders.OF_HOUSE::contains);
    }

    /** Of a text that may go out by e-mail, where the house fills one more. */
    public static Template mailed(String given) {
        return read(
                given,
                each ->
                        Placeholders.OF_HOUSE.contains(each)
                                || each.equals(Placeholders.UNSUBSCRIBE));
    }

    private static Template read(String given, Predicate<String> ofHouse) {
        MessageTemplate parsed = MessageTemplate.of(given);
        Set<String> placeholders = parsed.inBraces();
        return new Template(
                parsed.text(),
                placeholders,
                placeholders.stream().filter(ofHouse.negate()).toList(),
                parsed.strayBrace());
    }
}

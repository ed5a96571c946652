package com.ziraai.campaign.recipient;

import com.ziraai.message.MessageTemplate;
import com.ziraai.message.Placeholders;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

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
        MessageTemplate parsed = MessageTemplate.of(given);
        Set<String> placeholders = parsed.inBraces();
        return new Template(
                parsed.text(),
                placeholders,
                placeholders.stream()
                        .filter(each -> !Placeholders.OF_HOUSE.contains(each))
                        .toList(),
                parsed.strayBrace());
    }
}

package com.ziraai.campaign.recipient;

import com.ziraai.contract.text.Composed;
import com.ziraai.message.Placeholders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A message with placeholders in braces. Braces stand for placeholders only; a lone one is a
 * mistake that would otherwise reach every phone.
 *
 * @param placeholders names between braces, in order of appearance
 * @param ownPlaceholders those the sponsor has to give values for, in order of appearance
 * @param strayBrace position of the first brace without partner, from 0
 */
public record Template(
        Set<String> placeholders, List<String> ownPlaceholders, OptionalInt strayBrace) {

    /** The template of that text, its names composed. */
    public static Template of(String given) {
        String text = Composed.of(given);
        Set<String> placeholders = new LinkedHashSet<>();
        OptionalInt strayBrace = read(text, placeholders);
        return new Template(
                placeholders,
                placeholders.stream()
                        .filter(each -> !Placeholders.OF_HOUSE.contains(each))
                        .toList(),
                strayBrace);
    }

    private static OptionalInt read(String text, Set<String> placeholders) {
        int open = -1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '{') {
                if (open >= 0) {
                    return OptionalInt.of(open);
                }
                open = i;
            } else if (character == '}') {
                if (open < 0) {
                    return OptionalInt.of(i);
                }
                placeholders.add(text.substring(open + 1, i));
                open = -1;
            }
        }
        return open < 0 ? OptionalInt.empty() : OptionalInt.of(open);
    }
}

package com.ziraai.campaign.order;

import com.ziraai.campaign.gateway.Warning;
import com.ziraai.campaign.order.SimulationAnswer.Sign;
import com.ziraai.campaign.order.SimulationAnswer.Unicode;
import com.ziraai.campaign.price.Money;
import com.ziraai.contract.text.Alphabet;
import com.ziraai.contract.text.PlainSigns;
import com.ziraai.contract.text.SmsText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the SMS that need two bytes a character, the signs they need them for, and what smart
 * encoding would save. Not thread-safe.
 */
final class UnicodeTally {

    private static final int SIGNS_SHOWN = 20;

    /** Of a text in a thousand alphabets the rest is not worth the memory. */
    private static final int SIGNS_COUNTED = 5_000;

    private final Map<Integer, Integer> messagesBySign = new HashMap<>();
    private int messages;
    private int shortened;
    private long partsSaved;
    private long microsSaved;

    /**
     * @param partMicros what a part of it costs
     */
    void add(String text, long partMicros) {
        SmsText given = SmsText.of(text);
        if (given.alphabet() == Alphabet.GSM7) {
            return;
        }
        messages++;
        given.costly()
                .filter(sign ->
                        messagesBySign.size() < SIGNS_COUNTED || messagesBySign.containsKey(sign))
                .forEach(sign -> messagesBySign.merge(sign, 1, Integer::sum));
        int saved = given.parts() - SmsText.smart(text).parts();
        if (saved > 0) {
            shortened++;
            partsSaved += saved;
            microsSaved = Math.addExact(microsSaved, Math.multiplyExact(saved, partMicros));
        }
    }

    /**
     * @param currency empty where nothing has a price
     */
    Optional<Unicode> answer(Optional<String> currency) {
        return messages == 0
                ? Optional.empty()
                : Optional.of(
                        new Unicode(
                                messages,
                                signs(),
                                shortened,
                                partsSaved,
                                currency.map(_ -> Money.ofMicros(microsSaved)).orElse(null)));
    }

    private List<Sign> signs() {
        return messagesBySign.entrySet().stream()
                .sorted(
                        Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(SIGNS_SHOWN)
                .map(each -> sign(each.getKey(), each.getValue()))
                .toList();
    }

    private static Sign sign(int codePoint, int messages) {
        return new Sign(
                Character.toString(codePoint),
                "U+%04X".formatted(codePoint),
                PlainSigns.of(codePoint).orElse(null),
                messages);
    }

    /** How many of the messages smart encoding would shorten, and by how many parts. */
    Optional<Warning> warning() {
        return shortened == 0
                ? Optional.empty()
                : Optional.of(
                        new Warning(
                                "TYPOGRAPHIC_SIGNS",
                                shortened,
                                List.of(partsSaved, typographic())));
    }

    private String typographic() {
        return String.join(
                " ",
                signs().stream()
                        .filter(each -> each.plain() != null)
                        .map(each -> isVisible(each.sign()) ? each.sign() : each.codePoint())
                        .toList());
    }

    private static boolean isVisible(String sign) {
        int type = Character.getType(sign.codePointAt(0));
        return type != Character.FORMAT
                && type != Character.SPACE_SEPARATOR
                && type != Character.CONTROL
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.NON_SPACING_MARK;
    }
}

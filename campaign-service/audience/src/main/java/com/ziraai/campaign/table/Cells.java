package com.ziraai.campaign.table;

import java.util.Set;

/**
 * What cells hold besides what they say: programs write a text that must not be taken for a number
 * or a formula as {@code ="0555…"} or with an apostrophe before it.
 */
public final class Cells {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    /** What spreadsheet programs show, in English and Turkish, where a formula has no value. */
    private static final Set<String> ERRORS =
            Set.of(
                    "#N/A",
                    "#NULL!",
                    "#DIV/0!",
                    "#VALUE!",
                    "#REF!",
                    "#NAME?",
                    "#NUM!",
                    "#SPILL!",
                    "#CALC!",
                    "#FIELD!",
                    "#BLOCKED!",
                    "#CONNECT!",
                    "#GETTING_DATA",
                    "#BUSY!",
                    "#UNKNOWN!",
                    "#YOK",
                    "#BOŞ!",
                    "#SAYI/0!",
                    "#DEĞER!",
                    "#BAŞV!",
                    "#AD?",
                    "#SAYI!",
                    "#TAŞMA!");

    private Cells() {}

    /** The text itself. */
    static String clean(String cell) {
        String text = cell.strip();
        if (text.length() > 2 && text.startsWith("=\"") && text.endsWith("\"")) {
            return text.substring(2, text.length() - 1).strip();
        }
        return text.length() > 1 && text.charAt(0) == '\'' && isFormulaStart(text.charAt(1))
                ? text.substring(1)
                : text;
    }

    /** The text as a spreadsheet may open it: never a formula. {@link #clean} takes it back. */
    public static String harmless(String text) {
        return !text.isEmpty() && isFormulaStart(text.charAt(0)) ? "'" + text : text;
    }

    private static boolean isFormulaStart(char character) {
        return FORMULA_STARTS.indexOf(character) >= 0;
    }

    /** Whether the text is a spreadsheet's error in place of a value. */
    public static boolean isError(String text) {
        return !text.isEmpty() && text.charAt(0) == '#' && ERRORS.contains(text);
    }
}

package com.ziraai.campaign.table;

import java.util.Map;

/** What may stand between the cells of a CSV file, by what it is called: itself or a word. */
public final class Delimiters {

    public static final Map<String, Character> NAMED =
            Map.of(
                    ",",
                    ',',
                    "comma",
                    ',',
                    ";",
                    ';',
                    "semicolon",
                    ';',
                    "\t",
                    '\t',
                    "tab",
                    '\t',
                    "|",
                    '|',
                    "pipe",
                    '|');

    private Delimiters() {}
}

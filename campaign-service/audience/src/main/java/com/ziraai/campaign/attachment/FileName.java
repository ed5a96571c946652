package com.ziraai.campaign.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.contract.text.Composed;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a file as it may stand in a message: one line, no path, nothing a file system or a
 * person could be misled by.
 */
final class FileName {

    private static final int MOST_CHARACTERS = 120;

    /** In UTF-8; file systems take 255. */
    private static final int MOST_BYTES = 200;

    /** Also what turns the direction of writing, by which "fdp.exe" reads as "exe.pdf". */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[:*?\"<>|]");
    private static final Pattern AT_ENDS = Pattern.compile("^[. ]+|[. ]+$");

    private FileName() {}

    /** The name made of what was given; empty where nothing is left that could be one. */
    static Optional<String> of(String given) {
        String last =
                given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String seen = SPACES.matcher(Composed.of(last)).replaceAll(" ");
        String plain = NOT_IN_NAMES.matcher(UNSEEN.matcher(seen).replaceAll("")).replaceAll("_");
        String name = AT_ENDS.matcher(plain).replaceAll("");
        int dot = name.lastIndexOf('.');
        return dot < 1 || dot == name.length() - 1
                ? Optional.empty()
                : Optional.of(shortened(name.substring(0, dot).strip(), name.substring(dot)));
    }

    private static String shortened(String stem, String end) {
        int characters = Math.min(MOST_CHARACTERS, stem.codePointCount(0, stem.length()));
        String name = stem.substring(0, stem.offsetByCodePoints(0, characters));
        while (isTooLong(name + end) && !name.isEmpty()) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name.strip() + end;
    }

    private static boolean isTooLong(String name) {
        return name.codePointCount(0, name.length()) > MOST_CHARACTERS
                || name.getBytes(UTF_8).length > MOST_BYTES;
    }
}

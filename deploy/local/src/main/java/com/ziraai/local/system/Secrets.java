package com.ziraai.local.system;

import com.ziraai.infrastructure.token.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What services and simulator must share and nobody else may know. Made once per data folder and
 * kept: contact keys, codes and callbacks of earlier runs depend on them.
 */
final class Secrets {

    enum Name {
        CAMPAIGN_CONTACT_SECRET,
        CODE_ALLOCATION_SECRET,
        SMS_CALLBACK_SECRET,
        WHATSAPP_CALLBACK_SECRET,
        EMAIL_CALLBACK_SECRET,
        ATTACHMENT_SECRET,
        KANNEL_PASSWORD,
        CLOUDAPI_ACCESS_TOKEN,
        CLOUDAPI_APP_SECRET,
        CLOUDAPI_VERIFY_TOKEN,
        SMTP_PASSWORD,
        SMTP_RECEIPT_SECRET
    }

    private static final int BYTES = 32;

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    /** Reads the secrets of a folder, making those it does not have. */
    static Secrets in(Path folder) {
        var file = folder.resolve("secrets.properties");
        if (!Files.exists(file)) {
            PrivateFile.create(file, "");
        }
        var values = read(file);
        var missing =
                Arrays.stream(Name.values())
                        .filter(name -> !values.containsKey(name.name()))
                        .toList();
        if (!missing.isEmpty()) {
            append(file, missing);
        }
        return new Secrets(missing.isEmpty() ? values : read(file));
    }

    private static Properties read(Path file) {
        var values = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    /** Of a folder of an earlier version, whose own secrets stay. */
    private static void append(Path file, List<Name> names) {
        var random = new SecureRandom();
        try {
            Files.writeString(
                    file,
                    names.stream()
                            .map(name -> name + "=" + secret(random))
                            .collect(Collectors.joining("\n", "", "\n")),
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secret(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String get(Name name) {
        return Objects.requireNonNull(values.getProperty(name.name()), name.name());
    }
}

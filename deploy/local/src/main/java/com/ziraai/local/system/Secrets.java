package com.ziraai.local.system;

import com.ziraai.local.token.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
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
        KANNEL_PASSWORD,
        CLOUDAPI_ACCESS_TOKEN,
        CLOUDAPI_APP_SECRET,
        CLOUDAPI_VERIFY_TOKEN
    }

    private static final int BYTES = 32;

    private final Properties values;

    private Secrets(Properties values) {
        this.values = values;
    }

    /** Reads the secrets of a folder, making them on first use. */
    static Secrets in(Path folder) {
        var file = folder.resolve("secrets.properties");
        if (!Files.exists(file)) {
            PrivateFile.create(file, generate(new SecureRandom()));
        }
        var values = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Secrets(values);
    }

    private static String generate(SecureRandom random) {
        return Arrays.stream(Name.values())
                .map(name -> name + "=" + secret(random))
                .collect(Collectors.joining("\n", "", "\n"));
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

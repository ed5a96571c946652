package com.ziraai.all;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.web.context.reactive.StandardReactiveWebEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The environment of one of several services: a variable named {@code <LABEL>__<name>} is its
 * variable {@code <name>}, e.g. {@code CHANNEL_SMS__SERVER_PORT}, one without a label is
 * everybody's. Shells drop variables whose names have other characters than these.
 */
final class Variables {

    private static final String END_OF_LABEL = "__";

    private Variables() {}

    static ConfigurableEnvironment of(String label, Map<String, String> all) {
        ConfigurableEnvironment environment = new StandardReactiveWebEnvironment();
        String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment
                .getPropertySources()
                .replace(source, new SystemEnvironmentPropertySource(source, own(label, all)));
        return environment;
    }

    static Map<String, Object> own(String label, Map<String, String> all) {
        Map<String, Object> own = new HashMap<>();
        String prefix = label.toUpperCase(Locale.ROOT).replace('-', '_') + END_OF_LABEL;
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                own.put(name.substring(prefix.length()), value);
            } else if (name.indexOf(END_OF_LABEL) <= 0) {
                own.putIfAbsent(name, value);
            }
        });
        return own;
    }
}

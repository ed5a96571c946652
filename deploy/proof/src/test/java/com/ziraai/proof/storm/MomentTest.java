package com.ziraai.proof.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.infrastructure.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MomentTest {

    /** Moments in libraries we do not build are tried by the storm only. */
    @ParameterizedTest
    @EnumSource
    void namesAMethodThatIsThere(Moment moment) throws IOException {
        var name = moment.place().substring(0, moment.place().indexOf('#'));
        var method = moment.place().substring(moment.place().indexOf('#') + 1);
        if (name.startsWith("com.ziraai.")) {
            assertThat(Files.readString(source(name))).contains(" " + method + "(");
        }
    }

    private static Path source(String className) throws IOException {
        var path = Path.of("src/main/java", className.replace('.', '/') + ".java");
        try (var files = Files.walk(Checkout.find().root())) {
            return files.filter(file -> file.endsWith(path)).findFirst().orElseThrow();
        }
    }
}

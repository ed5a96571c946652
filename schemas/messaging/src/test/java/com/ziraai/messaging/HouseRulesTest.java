package com.ziraai.messaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.ziraai.messaging.broken.Autowiring;
import com.ziraai.messaging.broken.ClockReader;
import com.ziraai.messaging.broken.MutableSettings;
import com.ziraai.messaging.broken.ThingManager;
import com.ziraai.messaging.broken.common.Stray;
import com.ziraai.messaging.broken.here.Here;
import com.ziraai.messaging.broken.there.There;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    @Test
    void messagingKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.messaging");
    }

    @ParameterizedTest
    @MethodSource
    void eachRuleIsBrokenByItsExample(String reason, List<Class<?>> examples) {
        var classes = new ClassFileImporter().importClasses(examples);
        assertThatThrownBy(() -> HouseRules.check("com.ziraai.messaging.broken", classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(reason);
    }

    static Stream<Arguments> eachRuleIsBrokenByItsExample() {
        return Stream.of(
                Arguments.of("a package is a feature", List.of(Stray.class)),
                Arguments.of("names say what a thing is", List.of(ThingManager.class)),
                Arguments.of("time comes from the injected Clock", List.of(ClockReader.class)),
                Arguments.of("through the constructor", List.of(Autowiring.class)),
                Arguments.of("settings are values", List.of(MutableSettings.class)),
                Arguments.of("a feature can be deleted", List.of(Here.class, There.class)));
    }
}

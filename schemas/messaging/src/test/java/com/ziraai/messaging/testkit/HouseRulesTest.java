package com.ziraai.messaging.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.ziraai.messaging.testkit.broken.Autowiring;
import com.ziraai.messaging.testkit.broken.ClockReader;
import com.ziraai.messaging.testkit.broken.MutableSettings;
import com.ziraai.messaging.testkit.broken.ThingManager;
import com.ziraai.messaging.testkit.broken.TopicRoutes;
import com.ziraai.messaging.testkit.broken.TwilioThing;
import com.ziraai.messaging.testkit.broken.VendorUser;
import com.ziraai.messaging.testkit.broken.VendorWord;
import com.ziraai.messaging.testkit.broken.WaitingRoutes;
import com.ziraai.messaging.testkit.broken.common.Stray;
import com.ziraai.messaging.testkit.broken.here.Here;
import com.ziraai.messaging.testkit.broken.provider.some.Vendor;
import com.ziraai.messaging.testkit.broken.there.There;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseRulesTest {

    /** The modules this one stands on cannot use the rules themselves. */
    @ParameterizedTest
    @ValueSource(
            strings = {"com.ziraai.messaging", "com.ziraai.contract", "com.ziraai.infrastructure"})
    void modulesKeepTheRulesOfTheHouse(String rootPackage) {
        HouseRules.check(rootPackage);
    }

    @ParameterizedTest
    @MethodSource
    void eachRuleIsBrokenByItsExample(String reason, List<Class<?>> examples) {
        var classes = new ClassFileImporter().importClasses(examples);
        assertThatThrownBy(() -> HouseRules.check("com.ziraai.messaging.testkit.broken", classes))
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
                Arguments.of("a provider is one package", List.of(TwilioThing.class)),
                Arguments.of("words stay in its package", List.of(VendorWord.class)),
                Arguments.of("its package and one line", List.of(Vendor.class, VendorUser.class)),
                Arguments.of("a thread that may wait", List.of(WaitingRoutes.class)),
                Arguments.of("reads and writes no topic", List.of(TopicRoutes.class)),
                Arguments.of("a feature can be deleted", List.of(Here.class, There.class)));
    }
}

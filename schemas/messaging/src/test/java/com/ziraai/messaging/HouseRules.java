package com.ziraai.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The rules every service keeps; its architecture test checks its own package against them. */
public final class HouseRules {

    private static final ArchRule NO_TECHNICAL_ROOMS =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..common..",
                            "..util..",
                            "..utils..",
                            "..impl..",
                            "..manager..",
                            "..dto..",
                            "..controller..",
                            "..config..",
                            "..helper..")
                    .because("a package is a feature");

    private static final ArchRule NO_EMPTY_NAMES =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|Base)")
                    .because("names say what a thing is");

    private static final ArchRule TIME_IS_INJECTED =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .because("time comes from the injected Clock");

    private static final ArchRule FIELDS_ARE_NOT_INJECTED =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName(
                            "org.springframework.beans.factory.annotation.Autowired")
                    .because("dependencies come through the constructor");

    private static final ArchRule SETTINGS_ARE_RECORDS =
            classes()
                    .that()
                    .areAnnotatedWith(
                            "org.springframework.boot.context.properties.ConfigurationProperties")
                    .should()
                    .beRecords()
                    .because("settings are values")
                    .allowEmptyShould(true);

    private HouseRules() {}

    /**
     * Checks the main classes of a service.
     *
     * @throws AssertionError naming each place that breaks a rule
     */
    public static void check(String rootPackage) {
        check(
                rootPackage,
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(rootPackage));
    }

    static void check(String rootPackage, JavaClasses classes) {
        List.of(
                        NO_TECHNICAL_ROOMS,
                        NO_EMPTY_NAMES,
                        TIME_IS_INJECTED,
                        FIELDS_ARE_NOT_INJECTED,
                        SETTINGS_ARE_RECORDS,
                        noCycles(rootPackage))
                .forEach(rule -> rule.check(classes));
    }

    private static ArchRule noCycles(String rootPackage) {
        return slices().matching(rootPackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature can be deleted")
                .allowEmptyShould(true);
    }
}

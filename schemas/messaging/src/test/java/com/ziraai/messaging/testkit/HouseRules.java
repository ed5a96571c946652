package com.ziraai.messaging.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The rules every module keeps; its architecture test checks its own package against them. */
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

    /** Whose product's words may stand in a room of their own only. */
    private static final String VENDORS = "(?i).*(kannel|twilio|cloudapi).*";

    /** Beside those: who plays them, and who gives both sides their names and passwords. */
    private static final String[] ROOMS_OF_VENDORS = {
        "..provider..", "com.ziraai.simulator..", "com.ziraai.local.system..", "com.ziraai.proof.."
    };

    private static final ArchRule VENDORS_NAME_NO_CLASS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOMS_OF_VENDORS)
                    .should()
                    .haveNameMatching(VENDORS)
                    .because("a provider is one package")
                    .allowEmptyShould(true);

    private static final ArchRule VENDORS_NAME_NO_MEMBER =
            noMembers()
                    .that()
                    .areDeclaredInClassesThat()
                    .resideOutsideOfPackages(ROOMS_OF_VENDORS)
                    .should()
                    .haveNameMatching(VENDORS)
                    .because("a provider's words stay in its package")
                    .allowEmptyShould(true);

    private static final ArchRule PROVIDERS_ARE_KNOWN_TO_THE_APPLICATION_ONLY =
            classes()
                    .that()
                    .resideInAPackage("..provider.*..")
                    .should()
                    .onlyHaveDependentClassesThat(
                            resideInAPackage("..provider..")
                                    .or(simpleNameEndingWith("Application")))
                    .because("a provider can be deleted by deleting its package and one line")
                    .allowEmptyShould(true);

    /** Reads requests or writes answers; a configuration only joins who does with the others. */
    private static final DescribedPredicate<JavaClass> ANSWERS_REQUESTS =
            describe(
                    "answer requests",
                    each ->
                            !each.getSimpleName().endsWith("Configuration")
                                    && each.getDirectDependenciesFromSelf().stream()
                                            .map(to -> to.getTargetClass().getPackageName())
                                            .anyMatch(HouseRules::isOfRequests));

    private static final DescribedPredicate<JavaClass> WAITS =
            describe(
                    "wait for a publisher",
                    each ->
                            each.getMethodCallsFromSelf().stream()
                                    .map(JavaMethodCall::getTarget)
                                    .anyMatch(to ->
                                            to.getName().startsWith("block")
                                                    && to.getOwner()
                                                            .getPackageName()
                                                            .equals("reactor.core.publisher")));

    private static final ArchRule NO_REQUEST_WAITS =
            noClasses()
                    .that(ANSWERS_REQUESTS)
                    .should(be(WAITS))
                    .orShould()
                    .dependOnClassesThat(WAITS)
                    .because("only listeners and rounds have a thread that may wait")
                    .allowEmptyShould(true);

    private static final ArchRule THE_WEB_STAYS_AT_THE_EDGE =
            noClasses()
                    .that(ANSWERS_REQUESTS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.kafka..")
                    .because("whoever answers requests reads and writes no topic itself")
                    .allowEmptyShould(true);

    /** What another module shares of its tests. */
    private static final String PACKED_TESTS = "-tests.jar";

    private HouseRules() {}

    private static boolean isOfRequests(String name) {
        return name.startsWith("org.springframework.web.reactive.function.server")
                || name.startsWith("org.springframework.web.server");
    }

    /**
     * Checks the main classes of a module.
     *
     * @throws AssertionError naming each place that breaks a rule
     */
    public static void check(String rootPackage) {
        check(rootPackage, mainClasses(rootPackage));
    }

    /** As {@link #check(String)}, of a tool that measures or waits for a real machine. */
    public static void checkTool(String rootPackage) {
        checkAllButTime(rootPackage, mainClasses(rootPackage));
    }

    private static JavaClasses mainClasses(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains(PACKED_TESTS))
                .importPackages(rootPackage);
    }

    static void check(String rootPackage, JavaClasses classes) {
        TIME_IS_INJECTED.check(classes);
        checkAllButTime(rootPackage, classes);
    }

    private static void checkAllButTime(String rootPackage, JavaClasses classes) {
        List.of(
                        NO_TECHNICAL_ROOMS,
                        NO_EMPTY_NAMES,
                        FIELDS_ARE_NOT_INJECTED,
                        SETTINGS_ARE_RECORDS,
                        VENDORS_NAME_NO_CLASS,
                        VENDORS_NAME_NO_MEMBER,
                        PROVIDERS_ARE_KNOWN_TO_THE_APPLICATION_ONLY,
                        NO_REQUEST_WAITS,
                        THE_WEB_STAYS_AT_THE_EDGE,
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

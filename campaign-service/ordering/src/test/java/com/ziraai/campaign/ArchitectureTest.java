package com.ziraai.campaign;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void campaignKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.campaign");
    }

    @Test
    void anOrderNeedsNoWebRequest() {
        noClasses()
                .that()
                .resideInAnyPackage("com.ziraai.campaign.audience", "com.ziraai.campaign.order")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web.reactive..",
                        "org.springframework.web.server..",
                        "org.springframework.security..",
                        "com.ziraai.campaign.inquiry",
                        "com.ziraai.campaign.intake")
                .because("schedules and workflows order, too")
                .check(
                        new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("com.ziraai.campaign"));
    }
}

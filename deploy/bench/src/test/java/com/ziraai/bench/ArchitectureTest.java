package com.ziraai.bench;

import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theBenchesKeepTheRulesOfTheHouse() {
        HouseRules.checkTool("com.ziraai.bench");
    }
}

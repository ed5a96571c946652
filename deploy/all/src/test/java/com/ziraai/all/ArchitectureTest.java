package com.ziraai.all;

import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theToolsKeepTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.all");
    }
}

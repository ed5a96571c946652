package com.ziraai.code;

import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.code");
    }
}

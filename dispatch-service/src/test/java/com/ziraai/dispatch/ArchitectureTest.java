package com.ziraai.dispatch;

import com.ziraai.messaging.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.dispatch");
    }
}

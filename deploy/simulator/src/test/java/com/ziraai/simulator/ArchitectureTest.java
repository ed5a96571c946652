package com.ziraai.simulator;

import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theSimulatorKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.simulator");
    }
}

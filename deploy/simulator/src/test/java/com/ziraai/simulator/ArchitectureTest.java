package com.ziraai.simulator;

import com.ziraai.messaging.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theSimulatorKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.simulator");
    }
}

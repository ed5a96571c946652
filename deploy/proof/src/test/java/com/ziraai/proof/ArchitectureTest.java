package com.ziraai.proof;

import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theProofKeepsTheRulesOfTheHouse() {
        HouseRules.checkTool("com.ziraai.proof");
    }
}

package com.ziraai.proof;

import com.ziraai.messaging.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theProofKeepsTheRulesOfTheHouse() {
        HouseRules.checkTool("com.ziraai.proof");
    }
}

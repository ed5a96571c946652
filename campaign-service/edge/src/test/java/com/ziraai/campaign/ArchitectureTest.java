package com.ziraai.campaign;

import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void campaignKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.campaign");
    }
}

package com.ziraai.message;

import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void messageKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.message");
    }
}

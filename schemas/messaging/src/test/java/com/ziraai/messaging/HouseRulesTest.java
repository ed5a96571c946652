package com.ziraai.messaging;

import org.junit.jupiter.api.Test;

class HouseRulesTest {

    @Test
    void messagingKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.messaging");
    }
}

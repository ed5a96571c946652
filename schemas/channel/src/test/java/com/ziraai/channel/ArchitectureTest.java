package com.ziraai.channel;

import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void channelKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.channel");
    }
}

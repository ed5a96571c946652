package com.ziraai.channel.whatsapp;

import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.channel.whatsapp");
    }
}

package com.ziraai.channel.sms;

import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.channel.sms");
    }
}

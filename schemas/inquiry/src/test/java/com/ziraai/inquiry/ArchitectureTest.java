package com.ziraai.inquiry;

import com.ziraai.messaging.testkit.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void inquiryKeepsTheRulesOfTheHouse() {
        HouseRules.check("com.ziraai.inquiry");
    }
}

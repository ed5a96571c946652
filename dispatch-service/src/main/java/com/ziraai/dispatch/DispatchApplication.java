package com.ziraai.dispatch;

import com.ziraai.dispatch.budget.BudgetConfiguration;
import com.ziraai.dispatch.consent.ConsentConfiguration;
import com.ziraai.dispatch.decision.DecisionConfiguration;
import com.ziraai.dispatch.followup.FollowupConfiguration;
import com.ziraai.dispatch.retry.RetryConfiguration;
import com.ziraai.dispatch.story.StoryConfiguration;
import com.ziraai.inquiry.InquiryConfiguration;
import com.ziraai.message.MessageConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Composition of the dispatch service. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({
    BudgetConfiguration.class,
    ConsentConfiguration.class,
    DecisionConfiguration.class,
    FollowupConfiguration.class,
    InquiryConfiguration.class,
    MessageConfiguration.class,
    RetryConfiguration.class,
    StoryConfiguration.class
})
public class DispatchApplication {

    static void main(String[] args) {
        SpringApplication.run(DispatchApplication.class, args);
    }
}

package com.ziraai.campaign.audience;

import com.ziraai.campaign.blacklist.Blacklist;
import com.ziraai.campaign.givencode.GivenCodes;
import com.ziraai.campaign.list.RecipientLists;
import com.ziraai.campaign.recipient.ContactKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Audiences of orders. */
@Configuration(proxyBeanMethods = false)
public class AudienceConfiguration {

    /** Where orders are read, checked and packed. */
    @Bean(destroyMethod = "dispose")
    Scheduler intakeWork() {
        return Schedulers.newParallel("intake", Runtime.getRuntime().availableProcessors());
    }

    @Bean
    Audiences audiences(
            ContactKeys contactKeys,
            Blacklist blacklist,
            GivenCodes codes,
            RecipientLists lists,
            Scheduler intakeWork) {
        return new Audiences(contactKeys, blacklist, codes, lists, intakeWork);
    }
}

package com.ziraai.campaign.audience;

import com.ziraai.campaign.blacklist.Blacklisted;
import com.ziraai.campaign.givencode.CodeFindings;
import com.ziraai.campaign.list.UsableList;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.Recipient;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Audiences nothing stands against, unless a test says so. */
public final class TestAudiences {

    private TestAudiences() {}

    public static Audience inline(List<@Nullable Recipient> recipients) {
        return new InlineAudience(
                recipients,
                new ContactKeys("a-secret-for-tests"),
                (sponsorId, keys) -> Mono.just(Blacklisted.NOBODY),
                (sponsorId, codes) -> Mono.just(CodeFindings.NONE),
                Schedulers.immediate());
    }

    public static Audience uploaded(UsableList list, BitSet blacklisted, Flux<Person> rows) {
        return new UploadedAudience(list, blacklisted, rows);
    }
}

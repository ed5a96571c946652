package com.ziraai.campaign.audience;

import com.ziraai.campaign.blacklist.Blacklist;
import com.ziraai.campaign.givencode.GivenCodes;
import com.ziraai.campaign.list.RecipientLists;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.Recipient;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Finds the audiences of orders. */
public final class Audiences {

    private final ContactKeys contactKeys;
    private final Blacklist blacklist;
    private final GivenCodes codes;
    private final RecipientLists lists;
    private final Scheduler work;

    /**
     * @param work threads that never wait; reading a long list is work for a processor
     */
    Audiences(
            ContactKeys contactKeys,
            Blacklist blacklist,
            GivenCodes codes,
            RecipientLists lists,
            Scheduler work) {
        this.contactKeys = contactKeys;
        this.blacklist = blacklist;
        this.codes = codes;
        this.lists = lists;
        this.work = work;
    }

    /** Those recipients. */
    public Audience of(List<@Nullable Recipient> recipients) {
        return new InlineAudience(
                recipients,
                contactKeys,
                (sponsorId, keys) -> blacklist.among(Set.of(sponsorId), keys),
                codes::findings,
                work);
    }

    /** The valid rows of the sponsor's list; fails as {@link RecipientLists#usable} does. */
    public Mono<Audience> ofList(String sponsorId, String listId) {
        return lists.usable(sponsorId, listId)
                .flatMap(list ->
                        lists.blacklistedSince(list)
                                .publishOn(work)
                                .map(blacklisted ->
                                        new UploadedAudience(
                                                list, blacklisted, lists.rows(list, work))));
    }
}

package com.ziraai.campaign.intake;

import com.ziraai.campaign.blacklist.Blacklist;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.givencode.GivenCodes;
import com.ziraai.campaign.list.RecipientLists;
import com.ziraai.campaign.price.Prices;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.trace.Origin;
import java.util.Set;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Makes drafts of requests with recipients and of those that name a list. */
final class Drafts {

    private final Drafting drafting;
    private final Blacklist blacklist;
    private final RecipientLists lists;
    private final Prices prices;
    private final GivenCodes codes;
    private final Scheduler work;

    /**
     * @param work where reading and packing is done
     */
    Drafts(
            Drafting drafting,
            Blacklist blacklist,
            RecipientLists lists,
            Prices prices,
            GivenCodes codes,
            Scheduler work) {
        this.drafting = drafting;
        this.blacklist = blacklist;
        this.lists = lists;
        this.prices = prices;
        this.codes = codes;
        this.work = work;
    }

    /**
     * The draft; fails with a {@link ProblemException} naming everything that is wrong.
     *
     * @param origin who asks for it
     */
    Mono<Draft> draft(SendLinksRequest request, Sponsor sponsor, Origin origin) {
        String listId = request.recipientListId();
        if (listId == null) {
            return ofRecipients(request, sponsor, origin);
        }
        if (request.recipients() != null) {
            return Mono.error(
                    () -> ProblemException.invalid("recipientListId", "LIST_AND_RECIPIENTS"));
        }
        return ofList(request, listId, sponsor, origin);
    }

    private Mono<Draft> ofRecipients(
            SendLinksRequest request, Sponsor sponsor, Origin origin) {
        return Mono.fromCallable(() -> drafting.read(request, sponsor))
                .flatMap(reading ->
                        Mono.zip(
                                        blacklist.among(
                                                Set.of(sponsor.id()), reading.contactKeys()),
                                        prices.current(),
                                        codes.findings(sponsor.id(), reading.codes()))
                                .publishOn(work)
                                .map(found ->
                                        drafting.draft(
                                                reading,
                                                found.getT1(),
                                                found.getT2(),
                                                found.getT3(),
                                                origin)));
    }

    private Mono<Draft> ofList(
            SendLinksRequest request, String listId, Sponsor sponsor, Origin origin) {
        return lists.usable(sponsor.id(), listId)
                .flatMap(list ->
                        lists.blacklistedSince(list)
                                .zipWith(prices.current())
                                .publishOn(work)
                                .map(found ->
                                        drafting.draft(
                                                request,
                                                sponsor,
                                                list,
                                                lists.rows(list, work),
                                                found.getT1(),
                                                found.getT2(),
                                                origin)));
    }
}

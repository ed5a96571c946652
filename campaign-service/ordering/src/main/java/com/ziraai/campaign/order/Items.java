package com.ziraai.campaign.order;

import com.ziraai.campaign.audience.People.Addressee;
import com.ziraai.campaign.price.PriceList;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.Person.Address;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import com.ziraai.event.PartPrice;
import com.ziraai.event.Recipient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events of an operation's items; when they are released is filled in by the releaser.
 * Not thread-safe.
 */
final class Items {

    private final OperationId operation;
    private final Sponsor sponsor;
    private final @Nullable String common;
    private final PriceList prices;
    private final List<Channel> route;
    private final Map<String, List<PartPrice>> quotes = new HashMap<>();

    /** Holds what is the same in all items: what is not set for one is left from the last. */
    private final DistributionRequested.Builder builder = DistributionRequested.newBuilder();

    Items(
            OperationId operation,
            Sponsor sponsor,
            Settings settings,
            int codeValidityDays,
            PriceList prices) {
        this.operation = operation;
        this.sponsor = sponsor;
        this.common = settings.template().orElse(null);
        this.prices = prices;
        this.route = settings.channels();
        builder.setSponsorName(sponsor.name())
                .setTimeZone(sponsor.timeZone().getId())
                .setLanguage(sponsor.language())
                .setChannel(settings.channel())
                .setFallback(settings.fallback())
                .setCodeValidityDays(codeValidityDays)
                .setRetry(settings.retry())
                .setGuarantee(settings.guarantee())
                .setRetryOf(null)
                .setGeneration(null)
                .setSmartEncoding(settings.smartEncoding())
                .setEmailSubject(settings.subject().orElse(null));
    }

    /** The item of a person. */
    DistributionRequested item(int index, Addressee to) {
        Person person = to.person();
        Address address = person.address();
        return builder.setItem(
                        new Item(
                                operation.value(),
                                index,
                                sponsor.id(),
                                address.key(),
                                Instant.EPOCH))
                .setRecipient(
                        new Recipient(
                                person.name(),
                                address.phone(),
                                address.country(),
                                address.email(),
                                address.emailKey()))
                .setMessageTemplate(person.message() == null ? common : person.message())
                .setPersonalization(person.values())
                .setSponsorshipCode(person.code())
                .setRefusal(to.refusal().orElse(null))
                .setPrices(quote(to))
                .setExternalId(person.externalId())
                .setSourceRow(person.row())
                .build();
    }

    /** Nobody's address is no country's. */
    private List<PartPrice> quote(Addressee to) {
        String country = to.person().address().country();
        if (country == null && to.refusal().isPresent()) {
            return List.of();
        }
        return quotes.computeIfAbsent(
                country == null ? PriceList.ELSEWHERE : country, each -> prices.quote(route, each));
    }
}

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
import java.util.stream.Stream;
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
        List<Channel> fallback =
                switch (settings.channel()) {
                    case SMS -> List.of(Channel.WHATSAPP);
                    case WHATSAPP -> List.of(Channel.SMS);
                    case EMAIL -> List.of();
                };
        this.route = Stream.concat(Stream.of(settings.channel()), fallback.stream()).toList();
        builder.setSponsorName(sponsor.name())
                .setTimeZone(sponsor.timeZone().getId())
                .setLanguage(sponsor.language())
                .setChannel(settings.channel())
                .setFallback(fallback)
                .setCodeValidityDays(codeValidityDays)
                .setRetry(settings.retry())
                .setGuarantee(settings.guarantee())
                .setRetryOf(null)
                .setGeneration(null)
                .setSmartEncoding(settings.smartEncoding());
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
                                person.email(),
                                null))
                .setMessageTemplate(person.message() == null ? common : person.message())
                .setPersonalization(person.values())
                .setSponsorshipCode(person.code())
                .setRefusal(to.refusal().orElse(null))
                .setPrices(address.country() == null ? List.of() : quote(address.country()))
                .setExternalId(person.externalId())
                .setSourceRow(person.row())
                .build();
    }

    private List<PartPrice> quote(String country) {
        return quotes.computeIfAbsent(country, each -> prices.quote(route, each));
    }
}

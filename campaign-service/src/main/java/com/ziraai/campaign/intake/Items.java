package com.ziraai.campaign.intake;

import com.ziraai.campaign.price.PriceList;
import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.Verdict;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import com.ziraai.event.PartPrice;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events of an operation's items; when they are released is filled in by the releaser.
 * Not thread-safe.
 */
final class Items {

    private final OperationId operation;
    private final Sponsor sponsor;
    private final Settings settings;
    private final int codeValidityDays;
    private final List<Channel> fallback;
    private final PriceList prices;
    private final List<Channel> route;
    private final Map<String, List<PartPrice>> quotes = new HashMap<>();

    Items(
            OperationId operation,
            Sponsor sponsor,
            Settings settings,
            int codeValidityDays,
            PriceList prices) {
        this.operation = operation;
        this.sponsor = sponsor;
        this.settings = settings;
        this.codeValidityDays = codeValidityDays;
        this.fallback =
                switch (settings.channel()) {
                    case SMS -> List.of(Channel.WHATSAPP);
                    case WHATSAPP -> List.of(Channel.SMS);
                    case EMAIL -> List.of();
                };
        this.prices = prices;
        this.route = Stream.concat(Stream.of(settings.channel()), fallback.stream()).toList();
    }

    /** The item of a recipient. */
    DistributionRequested item(int index, String contactKey, Recipient recipient, Verdict verdict) {
        Optional<Reachable> number = verdict.number();
        return new DistributionRequested(
                new Item(operation.value(), index, sponsor.id(), contactKey, Instant.EPOCH),
                new com.ziraai.event.Recipient(
                        recipient.name(),
                        number.map(Reachable::e164).orElse(null),
                        number.map(Reachable::country).orElse(null),
                        recipient.email()),
                sponsor.name(),
                sponsor.timeZone().getId(),
                sponsor.language(),
                settings.channel(),
                fallback,
                Optional.ofNullable(recipient.customMessage()).or(settings::template).orElse(null),
                values(recipient.personalizationData()),
                recipient.sponsorshipCode(),
                codeValidityDays,
                settings.retry(),
                settings.guarantee(),
                verdict.refusal().orElse(null),
                number.map(each -> quote(each.country())).orElse(List.of()),
                null,
                null,
                recipient.externalId(),
                null,
                settings.smartEncoding());
    }

    /**
     * The item of a list's row, which knows all that concerns its recipient and nothing of the
     * operation.
     *
     * @param blacklisted positions of rows that get no message
     */
    DistributionRequested item(int index, DistributionRequested row, BitSet blacklisted) {
        return new DistributionRequested(
                new Item(
                        operation.value(),
                        index,
                        sponsor.id(),
                        row.getItem().getContactKey(),
                        Instant.EPOCH),
                row.getRecipient(),
                sponsor.name(),
                sponsor.timeZone().getId(),
                sponsor.language(),
                settings.channel(),
                fallback,
                Optional.ofNullable(row.getMessageTemplate()).or(settings::template).orElse(null),
                row.getPersonalization(),
                row.getSponsorshipCode(),
                codeValidityDays,
                settings.retry(),
                settings.guarantee(),
                blacklisted.get(index) ? Verdict.BLACKLISTED : null,
                quote(Objects.requireNonNull(row.getRecipient().getCountry(), "valid")),
                null,
                null,
                row.getExternalId(),
                row.getSourceRow(),
                settings.smartEncoding());
    }

    private List<PartPrice> quote(String country) {
        return quotes.computeIfAbsent(country, each -> prices.quote(route, each));
    }

    private static Map<String, String> values(@Nullable Map<String, @Nullable String> given) {
        if (given == null || given.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new HashMap<>();
        given.forEach((key, value) -> {
            if (value != null) {
                values.put(key, value);
            }
        });
        return values;
    }
}

package com.ziraai.campaign.intake;

import com.ziraai.campaign.intake.PhoneReading.Reachable;
import com.ziraai.campaign.intake.SendLinksRequest.Recipient;
import com.ziraai.campaign.price.PriceList;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Item;
import com.ziraai.event.PartPrice;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events of an operation's items; when they are released is filled in by the releaser.
 */
final class Items {

    private final OperationId operation;
    private final Sponsor sponsor;
    private final Settings settings;
    private final int codeValidityDays;
    private final ContactKeys.Hasher keys;
    private final List<Channel> fallback;
    private final PriceList prices;
    private final List<Channel> route;

    Items(
            OperationId operation,
            Sponsor sponsor,
            Settings settings,
            int codeValidityDays,
            ContactKeys.Hasher keys,
            PriceList prices) {
        this.operation = operation;
        this.sponsor = sponsor;
        this.settings = settings;
        this.codeValidityDays = codeValidityDays;
        this.keys = keys;
        this.fallback =
                switch (settings.channel()) {
                    case SMS -> List.of(Channel.WHATSAPP);
                    case WHATSAPP -> List.of(Channel.SMS);
                    case EMAIL -> List.of();
                };
        this.prices = prices;
        this.route = Stream.concat(Stream.of(settings.channel()), fallback.stream()).toList();
    }

    DistributionRequested item(int index, Recipient recipient, Verdict verdict) {
        Optional<Reachable> number = verdict.number();
        return new DistributionRequested(
                new Item(
                        operation.value(),
                        index,
                        sponsor.id(),
                        keys.keyOf(verdict.address()),
                        Instant.EPOCH),
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
                number.map(this::quote).orElse(List.of()),
                null,
                null);
    }

    private List<PartPrice> quote(Reachable number) {
        return prices.quote(route, number.country());
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

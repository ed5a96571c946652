package com.ziraai.campaign.order;

import com.ziraai.campaign.attachment.Attachment;
import com.ziraai.campaign.audience.People.Addressee;
import com.ziraai.campaign.price.PriceList;
import com.ziraai.campaign.recipient.Addresses;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.contract.Address;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Channel;
import com.ziraai.event.CodeGeneration;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Guarantee;
import com.ziraai.event.Item;
import com.ziraai.event.PartPrice;
import com.ziraai.event.Recipient;
import com.ziraai.event.RetryOf;
import com.ziraai.event.RetryPlan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events of an operation's items, the only ones of this service: of messages, of codes
 * alone, and of failed items anew. Each is whole but for its release, which the releaser fills in.
 * Not thread-safe.
 */
public final class Items {

    private final OperationId operation;
    private final Sponsor sponsor;

    /** Holds what is the same in all items: what is not set for one is left from the last. */
    private final DistributionRequested.Builder builder;

    private Items(OperationId operation, Sponsor sponsor, int codeValidityDays) {
        this.operation = operation;
        this.sponsor = sponsor;
        this.builder =
                DistributionRequested.newBuilder()
                        .setSponsorName(sponsor.name())
                        .setTimeZone(sponsor.timeZone().getId())
                        .setLanguage(sponsor.language())
                        .setCodeValidityDays(codeValidityDays)
                        .setRetryOf(null);
    }

    /** Items that are messages to people. */
    static final class Messages {

        private final Items items;
        private final Settings settings;
        private final PriceList prices;
        private final Map<String, List<PartPrice>> quotes = new HashMap<>();

        private Messages(Items items, Settings settings, PriceList prices) {
            this.items = items;
            this.settings = settings;
            this.prices = prices;
        }

        /** The item of a person. */
        DistributionRequested item(int index, Addressee to) {
            Person person = to.person();
            Addresses addresses = person.addresses();
            return items.builder
                    .setItem(items.identity(index, addresses.contactKey()))
                    .setRecipient(recipient(person))
                    .setMessageTemplate(
                            person.message() == null
                                    ? settings.template().orElse(null)
                                    : person.message())
                    .setPersonalization(person.values())
                    .setSponsorshipCode(person.code())
                    .setRefusal(to.refusal().orElse(null))
                    .setPrices(quote(to))
                    .setExternalId(person.externalId())
                    .setSourceRow(person.row())
                    .build();
        }

        /** Of each kind of address the one that is written to; the others stay with us. */
        private static Recipient recipient(Person person) {
            Addresses addresses = person.addresses();
            return new Recipient(
                    person.name(),
                    addresses.phone(),
                    addresses.country(),
                    addresses.email(),
                    addresses.keyOf(Address.EMAIL));
        }

        /** Nobody's address is no country's. */
        private List<PartPrice> quote(Addressee to) {
            String country = to.person().addresses().country();
            if (country == null && to.refusal().isPresent()) {
                return List.of();
            }
            return quotes.computeIfAbsent(
                    country == null ? PriceList.ELSEWHERE : country,
                    each -> prices.quote(settings.channels(), each));
        }
    }

    /** Those of an order's people. */
    static Messages messages(
            OperationId operation,
            Sponsor sponsor,
            int codeValidityDays,
            Settings settings,
            PriceList prices) {
        Items items = new Items(operation, sponsor, codeValidityDays);
        items.builder
                .setChannel(settings.channel())
                .setFallback(settings.fallback())
                .setRetry(settings.retry())
                .setGuarantee(settings.guarantee())
                .setGeneration(null)
                .setSmartEncoding(settings.smartEncoding())
                .setEmailSubject(settings.subject().orElse(null))
                .setAttachments(named(settings.attachments()));
        return new Messages(items, settings, prices);
    }

    private static @Nullable List<com.ziraai.event.Attachment> named(List<Attachment> files) {
        return files.isEmpty() ? null : files.stream().map(Attachment::named).toList();
    }

    /** Items that are a code each and nobody's. */
    public static final class Codes {

        private final Items items;

        private Codes(Items items) {
            this.items = items;
        }

        /**
         * The item of a code.
         *
         * @param key stands for it, as a contact key does for a person
         */
        public DistributionRequested item(int index, String key, String prefix) {
            return items.builder
                    .setItem(items.identity(index, key))
                    .setGeneration(new CodeGeneration(prefix))
                    .build();
        }
    }

    /** Those of codes; what an event says of a message is what means none. */
    public static Codes codes(OperationId operation, Sponsor sponsor, int codeValidityDays) {
        Items items = new Items(operation, sponsor, codeValidityDays);
        items.builder
                .setRecipient(new Recipient(null, null, null, null, null))
                .setChannel(Channel.SMS)
                .setFallback(List.of())
                .setPersonalization(Map.of())
                .setRetry(new RetryPlan(0, null))
                .setGuarantee(Guarantee.AT_MOST_ONCE);
        return new Codes(items);
    }

    /**
     * A failed item under a new identity: the same person, message and plan; the code is kept by
     * the reference.
     */
    public static DistributionRequested again(
            OperationId operation, int index, DistributionRequested failed) {
        Item item = failed.getItem();
        return DistributionRequested.newBuilder(failed)
                .setItem(identity(operation, index, item.getSponsorId(), item.getContactKey()))
                .setRetryOf(new RetryOf(item.getOperationId(), item.getItemIndex()))
                .build();
    }

    private Item identity(int index, String key) {
        return identity(operation, index, sponsor.id(), key);
    }

    private static Item identity(OperationId operation, int index, String sponsorId, String key) {
        return new Item(operation.value(), index, sponsorId, key, Instant.EPOCH);
    }
}

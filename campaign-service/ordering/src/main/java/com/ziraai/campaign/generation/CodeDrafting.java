package com.ziraai.campaign.generation;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.NewOperation.Pace;
import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.campaign.operation.PackedBatches;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.schedule.OpenTime;
import com.ziraai.campaign.schedule.Timing;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.trace.Origin;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Channel;
import com.ziraai.event.CodeGeneration;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Guarantee;
import com.ziraai.event.Item;
import com.ziraai.event.Recipient;
import com.ziraai.event.RetryPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;

/** From a request for codes to what is stored of it, or to all that is wrong with it. */
final class CodeDrafting {

    /** In the middle: codes have nobody who is more urgent. */
    private static final int PRIORITY = 5;

    private final ContactKeys contactKeys;
    private final JsonMapper json;
    private final Clock clock;
    private final RandomGenerator random;

    CodeDrafting(ContactKeys contactKeys, JsonMapper json, Clock clock, RandomGenerator random) {
        this.contactKeys = contactKeys;
        this.json = json;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The draft of a sponsor's request.
     *
     * @param origin who asks for it
     * @throws ProblemException naming everything that is wrong
     */
    CodeDraft draft(GenerateCodesRequest request, Sponsor sponsor, Origin origin) {
        Violations violations = new Violations();
        OrderReader reader = new OrderReader(sponsor.plan(), violations);
        CodeOrder order = reader.read(request);
        Pace pace = reader.pace(request);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        OperationId id = origin.newId(OperationKind.CODES, now, random);
        NewOperation operation =
                new NewOperation(
                        id,
                        sponsor.id(),
                        Optional.ofNullable(request.operationName())
                                .orElse(OrderReader.DEFAULT_NAME),
                        Channel.SMS,
                        order.quantity(),
                        pace,
                        PRIORITY,
                        atOnce(sponsor),
                        now,
                        origin.subject(),
                        Optional.empty(),
                        json.writeValueAsString(order));
        ContactKeys.Hasher keys = contactKeys.hasher();
        return new CodeDraft(
                operation,
                PackedBatches.of(
                        order.quantity(),
                        pace.batchSize(),
                        index -> item(id, index, order, sponsor, keys)));
    }

    private static Timing atOnce(Sponsor sponsor) {
        return new Timing(
                Optional.empty(),
                new OpenTime(sponsor.timeZone(), new TreeSet<>(), Set.of()),
                Duration.ZERO);
    }

    /** Nobody is behind a code yet, so its key is its own name: they spread over the partitions. */
    private static DistributionRequested item(
            OperationId id, int index, CodeOrder order, Sponsor sponsor, ContactKeys.Hasher keys) {
        String prefix = order.lotOf(index).orElseThrow().prefix();
        return DistributionRequested.newBuilder()
                .setItem(
                        new Item(
                                id.value(),
                                index,
                                sponsor.id(),
                                keys.keyOf(id + "/" + index),
                                Instant.EPOCH))
                .setRecipient(new Recipient(null, null, null, null, null))
                .setSponsorName(sponsor.name())
                .setTimeZone(sponsor.timeZone().getId())
                .setLanguage(sponsor.language())
                .setChannel(Channel.SMS)
                .setFallback(List.of())
                .setPersonalization(Map.of())
                .setCodeValidityDays(order.validityDays())
                .setRetry(new RetryPlan(0, null))
                .setGuarantee(Guarantee.AT_MOST_ONCE)
                .setGeneration(new CodeGeneration(prefix))
                .build();
    }
}

package com.ziraai.campaign.generation;

import com.ziraai.campaign.forecast.Forecasts;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.NewOperation.Pace;
import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.campaign.operation.PackedBatches;
import com.ziraai.campaign.order.Items;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.schedule.OpenTime;
import com.ziraai.campaign.schedule.Timing;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.trace.Origin;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** From a request for codes to what is stored of it, or to all that is wrong with it. */
final class CodeDrafting {

    /** In the middle: codes have nobody who is more urgent. */
    private static final int PRIORITY = 5;

    private final ContactKeys contactKeys;
    private final Forecasts forecasts;
    private final JsonMapper json;
    private final Clock clock;
    private final RandomGenerator random;

    CodeDrafting(
            ContactKeys contactKeys,
            Forecasts forecasts,
            JsonMapper json,
            Clock clock,
            RandomGenerator random) {
        this.contactKeys = contactKeys;
        this.forecasts = forecasts;
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
    Mono<CodeDraft> draft(GenerateCodesRequest request, Sponsor sponsor, Origin origin) {
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
        PackedBatches batches =
                PackedBatches.of(
                        order.quantity(),
                        pace.batchSize(),
                        items(id, order, sponsor, contactKeys.hasher()));
        return forecasts
                .of(operation, sponsor.plan())
                .map(end -> new CodeDraft(operation, batches, end));
    }

    private static Timing atOnce(Sponsor sponsor) {
        return new Timing(
                Optional.empty(),
                new OpenTime(sponsor.timeZone(), new TreeSet<>(), Set.of()),
                Duration.ZERO);
    }

    /** Nobody is behind a code yet, so its key is its own name: they spread over the partitions. */
    private static IntFunction<DistributionRequested> items(
            OperationId id, CodeOrder order, Sponsor sponsor, ContactKeys.Hasher keys) {
        Items.Codes codes = Items.codes(id, sponsor, order.validityDays());
        return index ->
                codes.item(
                        index,
                        keys.keyOf(id + "/" + index),
                        order.lotOf(index).orElseThrow().prefix());
    }
}

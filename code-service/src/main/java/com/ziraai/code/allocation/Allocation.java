package com.ziraai.code.allocation;

import com.ziraai.code.allocation.Verdict.Code;
import com.ziraai.code.allocation.Verdict.Reason;
import com.ziraai.code.allocation.Verdict.Refused;
import com.ziraai.contract.Topics;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.ItemOutcome;
import com.ziraai.message.DeepLinks;
import com.ziraai.message.Expiry;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.subscribe.PoisonRecordException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Gives each requested item its code and publishes it as ready, or, where only a code was wanted,
 * as generated.
 *
 * <p>Key: contactKey, as it came. Order: kept within a batch by item, which is all that readers
 * need. Duplicates: the item's row stands from its first time, so a repeated request is published
 * again with the same code. Failure: a request no code can be made for goes to the dead-letter
 * topic; an outage repeats the batch; numbers taken for it are lost, never given twice. Shutdown:
 * the batch is finished first.
 */
final class Allocation {

    private final CodePool pool = new CodePool(CodeFormat.SUFFIXES);
    private final CodeBlocks blocks;
    private final int blockSize;
    private final InheritedCodes inherited;
    private final GivenCodes given;
    private final AllocatedCodes allocated;
    private final DeepLinks links;
    private final Publisher publisher;
    private final Enriched enriched;

    Allocation(
            CodeBlocks blocks,
            int blockSize,
            InheritedCodes inherited,
            GivenCodes given,
            AllocatedCodes allocated,
            DeepLinks links,
            Publisher publisher,
            Enriched enriched) {
        this.blocks = blocks;
        this.blockSize = blockSize;
        this.inherited = inherited;
        this.given = given;
        this.allocated = allocated;
        this.links = links;
        this.publisher = publisher;
        this.enriched = enriched;
    }

    void onRequested(List<ConsumerRecord<String, DistributionRequested>> batch) {
        List<DistributionRequested> sound = new ArrayList<>(batch.size());
        for (int index = 0; index < batch.size(); index++) {
            var flaw = Requests.flaw(batch.get(index).value());
            if (flaw.isPresent()) {
                allocate(sound);
                throw new PoisonRecordException(index, flaw.get());
            }
            sound.add(batch.get(index).value());
        }
        allocate(sound);
    }

    private void allocate(List<DistributionRequested> requests) {
        Map<ItemKey, DistributionRequested> byItem = new TreeMap<>();
        requests.forEach(each -> byItem.putIfAbsent(ItemKey.of(each.getItem()), each));
        Map<ItemKey, Allocated> settled = settle(byItem.values());
        List<DistributionReady> ready = new ArrayList<>(byItem.size());
        List<ItemOutcome> made = new ArrayList<>();
        byItem.forEach((item, request) -> {
            Optional<Allocated> got = Optional.ofNullable(settled.get(item));
            if (request.getGeneration() == null) {
                ready.add(got.map(each -> ready(request, each)).orElseGet(() -> refused(request)));
            } else {
                made.add(
                        got.map(each -> Generation.ended(request, each))
                                .orElseGet(() -> Generation.refused(request)));
            }
        });
        publisher.publishAll(
                Topics.DISTRIBUTION_READY,
                ready,
                each -> each.getRequest().getItem().getContactKey());
        publisher.publishAll(Topics.CODE_OUTCOMES, made, each -> each.getItem().getContactKey());
        enriched.count(ready, made);
    }

    /** What each item got; those refused before get nothing. */
    private Map<ItemKey, Allocated> settle(Collection<DistributionRequested> requests) {
        List<DistributionRequested> open =
                requests.stream().filter(each -> each.getRefusal() == null).toList();
        if (open.isEmpty()) {
            return Map.of();
        }
        return Objects.requireNonNull(allocated.settle(propose(open)).block());
    }

    private List<Proposal> propose(List<DistributionRequested> requests) {
        Map<ItemKey, Grant> granted =
                new HashMap<>(Objects.requireNonNull(inherited.find(requests).block()));
        List<DistributionRequested> named =
                without(granted, requests).stream()
                        .filter(each -> each.getSponsorshipCode() != null)
                        .toList();
        granted.putAll(Objects.requireNonNull(given.claim(named).block()));
        Map<LocalDate, Iterator<String>> generated = generate(without(granted, requests));
        return requests.stream()
                .map(each -> new Proposal(each, grant(each, granted, generated)))
                .toList();
    }

    private static List<DistributionRequested> without(
            Map<ItemKey, Grant> granted, List<DistributionRequested> requests) {
        return requests.stream()
                .filter(each -> !granted.containsKey(ItemKey.of(each.getItem())))
                .toList();
    }

    private static Grant grant(
            DistributionRequested request,
            Map<ItemKey, Grant> granted,
            Map<LocalDate, Iterator<String>> generated) {
        Grant known = granted.get(ItemKey.of(request.getItem()));
        if (known != null) {
            return known;
        }
        Iterator<String> codes = Objects.requireNonNull(generated.get(Expiry.releaseDay(request)));
        Verdict verdict =
                codes.hasNext()
                        ? new Code(Generation.named(request, codes.next()))
                        : new Refused(Reason.CODES_EXHAUSTED);
        return new Grant(verdict, Expiry.expiresAt(request));
    }

    /** As many codes of each day as the day has items, or all that are left. */
    private Map<LocalDate, Iterator<String>> generate(List<DistributionRequested> requests) {
        return requests.stream()
                .collect(
                        Collectors.groupingBy(
                                Expiry::releaseDay,
                                Collectors.collectingAndThen(Collectors.toList(), List::size)))
                .entrySet()
                .stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                day -> take(day.getKey(), day.getValue()).iterator()));
    }

    private List<String> take(LocalDate day, int wanted) {
        int shortage = pool.shortage(day, wanted);
        if (shortage > 0) {
            CodeBlock taken = blocks.take(day, Math.max(shortage, blockSize)).block();
            if (taken != null) {
                pool.add(taken);
            }
        }
        return pool.take(day, wanted);
    }

    private DistributionReady ready(DistributionRequested request, Allocated allocated) {
        return switch (allocated.verdict()) {
            case Code(String code) ->
                    new DistributionReady(
                            request, code, links.to(code), allocated.expiresAt(), null);
            case Refused(Reason reason) ->
                    new DistributionReady(request, null, null, null, reason.refusal());
        };
    }

    private static DistributionReady refused(DistributionRequested request) {
        return new DistributionReady(request, null, null, null, request.getRefusal());
    }
}

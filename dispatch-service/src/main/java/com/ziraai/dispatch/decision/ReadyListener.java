package com.ziraai.dispatch.decision;

import com.ziraai.contract.OperationId;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.messaging.subscribe.PoisonRecordException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes ready items to their first attempt or, refused ones, to their end.
 *
 * <p>Key: contactKey, as it came. Order: none needed, an item is ready once. Duplicates: the first
 * decision stands and is published again, byte for byte. Failure: an item nothing can be decided
 * about goes to the dead-letter topic; an outage repeats the batch. Shutdown: the batch is finished
 * first.
 */
final class ReadyListener {

    private final Decider decider;
    private final Dispatch dispatch;

    ReadyListener(Decider decider, Dispatch dispatch) {
        this.decider = decider;
        this.dispatch = dispatch;
    }

    void onReady(List<ConsumerRecord<String, DistributionReady>> batch) {
        List<Step<Decision>> steps = new ArrayList<>(batch.size());
        for (int index = 0; index < batch.size(); index++) {
            DistributionReady ready = batch.get(index).value();
            Optional<String> flaw = flaw(ready);
            if (flaw.isPresent()) {
                dispatch.carryOut(Occasion.READY, steps);
                throw new PoisonRecordException(index, flaw.get());
            }
            steps.add(new Step<>(ready, decider.first(ready)));
        }
        dispatch.carryOut(Occasion.READY, steps);
    }

    private static Optional<String> flaw(DistributionReady ready) {
        DistributionRequested request = ready.getRequest();
        if (!OperationId.isValid(request.getItem().getOperationId())) {
            return Optional.of("operationId has not the form of one");
        }
        if (request.getItem().getItemIndex() < 0) {
            return Optional.of("itemIndex is negative");
        }
        if (ready.getRefusal() != null) {
            return ready.getRefusal().getCode().indexOf('\0') < 0
                    ? Optional.empty()
                    : Optional.of("the refusal's code holds a NUL character");
        }
        if (ready.getCode() == null || ready.getLink() == null || ready.getExpiresAt() == null) {
            return Optional.of("neither refused nor given a code, link and expiry");
        }
        // Whom no wanted channel reaches, for want of an address, ends so: that is a decision.
        if (request.getRecipient().getPhone() != null
                && request.getRecipient().getCountry() == null) {
            return Optional.of("the phone number's country is not given");
        }
        return isZone(request.getTimeZone())
                ? Optional.empty()
                : Optional.of("timeZone is not known");
    }

    private static boolean isZone(String id) {
        try {
            ZoneId.of(id);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

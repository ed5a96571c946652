package com.ziraai.bench;

import com.ziraai.local.sponsor.Operation;
import com.ziraai.local.sponsor.Request;
import com.ziraai.local.sponsor.SponsorApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Requests one after the other, with how long each took and what its answer foresaw. */
final class Sending {

    private final SponsorApi api;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Duration> intakes = new ArrayList<>();
    private Instant foreseen = Instant.EPOCH;

    Sending(SponsorApi api) {
        this.api = api;
    }

    void send(Request request) {
        long asked = System.nanoTime();
        SponsorApi.Accepted accepted = api.accept(request, "Bench " + operations.size());
        operations.add(new Operation(accepted.operationId(), request));
        if (accepted.estimatedEnd().isAfter(foreseen)) {
            foreseen = accepted.estimatedEnd();
        }
        intakes.add(Duration.ofNanos(System.nanoTime() - asked));
    }

    List<Operation> operations() {
        return operations;
    }

    List<Duration> intakes() {
        return intakes;
    }

    /** The latest end an answer foresaw. */
    Instant foreseen() {
        return foreseen;
    }
}

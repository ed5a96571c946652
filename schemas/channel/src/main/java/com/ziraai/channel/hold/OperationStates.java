package com.ziraai.channel.hold;

import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationState;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Where their sponsors have put the operations, as far as this instance has heard. Thread-safe. */
final class OperationStates {

    /** Of the operations that are not active. */
    private final Map<String, OperationState> stopped = new ConcurrentHashMap<>();

    void learn(OperationLifecycle operation) {
        switch (operation.getState()) {
            case ACTIVE -> stopped.remove(operation.getOperationId());
            case PAUSED, CANCELLED -> stopped.put(operation.getOperationId(), operation.getState());
        }
    }

    /** Of an operation nothing is known of, active. */
    OperationState of(String operationId) {
        return stopped.getOrDefault(operationId, OperationState.ACTIVE);
    }

    Set<String> paused() {
        return stopped.entrySet().stream()
                .filter(each -> each.getValue() == OperationState.PAUSED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}

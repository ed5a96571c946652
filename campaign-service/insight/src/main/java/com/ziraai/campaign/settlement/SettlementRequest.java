package com.ziraai.campaign.settlement;

import com.ziraai.campaign.gateway.Limits;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.event.Resolution;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /api/v1/bulk-operations/{operationId}/unknown/{itemIndex}}.
 *
 * @param resolution required; name of a {@link Resolution}
 * @param note how it was established, at most {@value #LONGEST_NOTE} characters
 */
record SettlementRequest(@Nullable String resolution, @Nullable String note) {

    private static final int LONGEST_NOTE = 1_000;

    /**
     * The request without doubt.
     *
     * @throws ProblemException naming every field that is wrong
     */
    Verdict checked() {
        Violations violations = new Violations();
        Optional<Resolution> found = resolution(violations);
        Limits.length("note", note, 0, LONGEST_NOTE, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new Verdict(found.orElseThrow(), note == null ? "" : note.strip());
    }

    private Optional<Resolution> resolution(Violations violations) {
        if (resolution == null) {
            violations.add("resolution", "REQUIRED");
            return Optional.empty();
        }
        Optional<Resolution> found =
                Arrays.stream(Resolution.values())
                        .filter(each -> each.name().equals(resolution))
                        .findFirst();
        if (found.isEmpty()) {
            violations.add("resolution", "UNKNOWN_RESOLUTION", resolution);
        }
        return found;
    }

    /**
     * What somebody says became of an attempt.
     *
     * @param note empty when none was given
     */
    record Verdict(Resolution resolution, String note) {}
}

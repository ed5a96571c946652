package com.ziraai.campaign.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers what is wrong with one request. All are counted, the first {@value #KEPT} are kept: five
 * thousand recipients with the same mistake make one readable answer. Not thread-safe.
 */
public final class Violations {

    static final int KEPT = 50;

    private final List<Violation> kept = new ArrayList<>();
    private int count;

    /** Notes one. */
    public void add(String path, String code, Object... arguments) {
        add(Violation.of(path, code, arguments));
    }

    /** Notes one. */
    public void add(Violation violation) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(violation);
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** How many were noted, kept or not. */
    public int count() {
        return count;
    }

    /** The first ones, in the order they were noted. */
    public List<Violation> kept() {
        return List.copyOf(kept);
    }

    /** The first kept one of one of these codes. */
    public Optional<Violation> firstOf(List<String> codes) {
        return kept.stream().filter(each -> codes.contains(each.code())).findFirst();
    }
}

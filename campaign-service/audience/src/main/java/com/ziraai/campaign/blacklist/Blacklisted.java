package com.ziraai.campaign.blacklist;

import java.util.List;
import java.util.Set;

/** Those of some contacts that are blacklisted. */
public final class Blacklisted {

    /** Nobody. */
    public static final Blacklisted NOBODY = new Blacklisted(Set.of());

    private final Set<Pair> pairs;

    Blacklisted(Set<Pair> pairs) {
        this.pairs = pairs;
    }

    record Pair(String owner, String contactKey) {}

    public boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** Whether the sponsor may not send to that contact. */
    public boolean holds(String sponsorId, String contactKey) {
        return !pairs.isEmpty()
                && (pairs.contains(new Pair(sponsorId, contactKey))
                        || pairs.contains(new Pair(Owner.EVERYBODY.key(), contactKey)));
    }

    /** Whether the sponsor may not send to one of those contacts. */
    public boolean holdsAny(String sponsorId, List<String> contactKeys) {
        return !pairs.isEmpty() && contactKeys.stream().anyMatch(each -> holds(sponsorId, each));
    }
}

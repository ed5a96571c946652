package com.ziraai.campaign.attachment;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Files as orders name them. */
public final class Attachments {

    private static final String FIELD = "attachments";

    private final AttachmentStore store;
    private final AttachmentProperties properties;

    Attachments(AttachmentStore store, AttachmentProperties properties) {
        this.store = store;
        this.properties = properties;
    }

    /**
     * The files an order names, in its order; fails with what is wrong with them.
     *
     * @param ids as they came; none where absent
     */
    public Mono<List<Attachment>> chosen(String sponsorId, @Nullable List<@Nullable String> ids) {
        if (ids == null || ids.isEmpty()) {
            return Mono.just(List.of());
        }
        Violations violations = new Violations();
        List<String> named = named(ids, violations);
        if (!violations.isEmpty()) {
            return Mono.error(ProblemException.invalid(violations));
        }
        return store.among(sponsorId, named)
                .collect(Collectors.toMap(Attachment::id, Function.identity()))
                .map(found -> all(named, found));
    }

    private List<String> named(List<@Nullable String> ids, Violations violations) {
        if (ids.size() > properties.most()) {
            violations.add(FIELD, "TOO_MANY_ATTACHMENTS", properties.most());
            return List.of();
        }
        List<String> named = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String each = ids.get(i);
            if (each == null) {
                violations.add(place(i), "REQUIRED");
            } else if (!seen.add(each)) {
                violations.add(place(i), "ATTACHMENT_TWICE");
            } else {
                named.add(each);
            }
        }
        return named;
    }

    private List<Attachment> all(List<String> named, Map<String, Attachment> found) {
        Violations violations = new Violations();
        List<Attachment> all = new ArrayList<>();
        long size = 0;
        for (int i = 0; i < named.size(); i++) {
            Attachment each = found.get(named.get(i));
            if (each == null) {
                violations.add(place(i), "UNKNOWN_ATTACHMENT");
            } else {
                all.add(each);
                size += each.size();
            }
        }
        if (size > properties.perMessage().toBytes()) {
            violations.add(FIELD, "ATTACHMENTS_TOO_LARGE", properties.perMessage().toMegabytes());
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return List.copyOf(all);
    }

    private static String place(int index) {
        return FIELD + "[" + index + "]";
    }

    /**
     * Keeps them from being deleted until the transaction that stores an operation of them ends;
     * fails if one was meanwhile.
     */
    public Mono<Void> hold(List<String> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : store.hold(ids)
                        .filter(there -> there == ids.size())
                        .switchIfEmpty(
                                Mono.error(() ->
                                        ProblemException.invalid(FIELD, "UNKNOWN_ATTACHMENT")))
                        .then();
    }
}

package com.ziraai.campaign.settlement;

import com.ziraai.campaign.inquiry.Peer;
import com.ziraai.campaign.item.Person;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Asks analytics where items stand, in the name of whoever asked us. Whatever keeps analytics from
 * answering is a 503.
 */
final class AnalyticsItems {

    private final Peer analytics;

    AnalyticsItems(Peer analytics) {
        this.analytics = analytics;
    }

    private record One(Item data) {}

    private record Several(Listing data) {}

    private record Listing(List<Item> items, @Nullable Integer next) {}

    private record Item(int itemIndex, int attemptNo, @Nullable String channel, String standing) {

        boolean isUnknown() {
            return standing.equals("UNKNOWN") || standing.equals("PARKED");
        }

        UnknownItem unknown() {
            return new UnknownItem(
                    itemIndex, attemptNo, channel, standing.equals("PARKED"), Person.NOBODY);
        }
    }

    /** The item, if its result is unknown now; otherwise empty. */
    Mono<UnknownItem> find(String token, String operationId, int itemIndex) {
        return analytics
                .require(
                        token,
                        uri -> items(uri, operationId).pathSegment(Integer.toString(itemIndex)),
                        One.class)
                .map(One::data)
                .filter(Item::isUnknown)
                .map(Item::unknown);
    }

    /** Unknown items by index; none where analytics does not know the operation yet. */
    Mono<UnknownItems> list(String token, String operationId, int after, int limit) {
        return analytics
                .require(
                        token,
                        uri ->
                                items(uri, operationId)
                                        .queryParam("status", "unknown")
                                        .queryParam("after", after)
                                        .queryParam("limit", limit),
                        Several.class)
                .map(Several::data)
                .map(found ->
                        new UnknownItems(
                                operationId,
                                found.items().stream().map(Item::unknown).toList(),
                                Optional.ofNullable(found.next())))
                .defaultIfEmpty(new UnknownItems(operationId, List.of(), Optional.empty()));
    }

    private static UriComponentsBuilder items(UriComponentsBuilder uri, String operationId) {
        return uri.pathSegment("api", "v1", "operations", operationId, "items");
    }
}

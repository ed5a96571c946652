package com.ziraai.campaign.price;

import com.ziraai.event.Channel;
import com.ziraai.event.PartPrice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prices at one moment.
 *
 * @param micros millionths of the currency a part
 */
public record PriceList(Map<Place, Long> micros) {

    /** Every country without a price of its own. */
    public static final String ELSEWHERE = "*";

    /** No prices: everything is free. */
    public static final PriceList FREE = new PriceList(Map.of());

    public PriceList {
        micros = Map.copyOf(micros);
    }

    /**
     * Where a price holds.
     *
     * @param country ISO 3166-1 alpha-2, or {@link #ELSEWHERE}
     */
    public record Place(Channel channel, String country) {}

    /** Prices of the channels a message to that country may take; free ones are not in it. */
    public List<PartPrice> quote(List<Channel> channels, String country) {
        return channels.stream()
                .flatMap(channel ->
                        of(channel, country).map(each -> new PartPrice(channel, each)).stream())
                .toList();
    }

    private Optional<Long> of(Channel channel, String country) {
        return Optional.ofNullable(micros.get(new Place(channel, country)))
                .or(() -> Optional.ofNullable(micros.get(new Place(channel, ELSEWHERE))));
    }
}

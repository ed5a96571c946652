package com.ziraai.campaign.price;

import com.ziraai.campaign.price.PriceList.Place;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All prices, in the order of their places. */
record PriceAnswer(boolean success, Data data) {

    record Data(String currency, List<Price> prices) {}

    /** {@code country} is {@code *} for every other one. */
    record Price(String channel, String country, BigDecimal partPrice) {}

    static PriceAnswer of(PriceList prices, String currency) {
        return new PriceAnswer(
                true,
                new Data(
                        currency,
                        prices.micros().entrySet().stream()
                                .map(PriceAnswer::price)
                                .sorted(
                                        Comparator.comparing(Price::channel)
                                                .thenComparing(Price::country))
                                .toList()));
    }

    private static Price price(Map.Entry<Place, Long> entry) {
        return new Price(
                entry.getKey().channel().name(),
                entry.getKey().country(),
                Money.ofMicros(entry.getValue()));
    }
}

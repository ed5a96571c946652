package com.ziraai.campaign.price;

import static com.ziraai.event.Channel.SMS;
import static com.ziraai.event.Channel.WHATSAPP;
import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.campaign.price.PriceList.Place;
import com.ziraai.event.PartPrice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceListTest {

    private final PriceList prices =
            new PriceList(
                    Map.of(
                            new Place(SMS, "TR"), 250_000L,
                            new Place(SMS, PriceList.ELSEWHERE), 900_000L,
                            new Place(WHATSAPP, "IN"), 100_000L));

    @Test
    void aCountrysOwnPriceWinsOverEverybodys() {
        assertThat(prices.quote(List.of(SMS), "TR")).containsExactly(new PartPrice(SMS, 250_000L));
        assertThat(prices.quote(List.of(SMS), "DE")).containsExactly(new PartPrice(SMS, 900_000L));
    }

    @Test
    void aChannelWithoutAPriceIsFree() {
        assertThat(prices.quote(List.of(WHATSAPP, SMS), "TR"))
                .containsExactly(new PartPrice(SMS, 250_000L));
        assertThat(prices.quote(List.of(WHATSAPP), "IN"))
                .containsExactly(new PartPrice(WHATSAPP, 100_000L));
        assertThat(PriceList.FREE.quote(List.of(SMS), "TR")).isEmpty();
    }
}

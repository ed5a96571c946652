package com.ziraai.campaign.order;

import com.ziraai.campaign.sponsor.Sponsor;
import java.time.Instant;

/**
 * What would be stored of an order.
 *
 * @param end when the last item will probably have been handed to a provider
 */
public record Planned(Sponsor sponsor, CheckedOrder order, Instant end) {}

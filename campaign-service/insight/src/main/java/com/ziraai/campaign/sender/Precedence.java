package com.ziraai.campaign.sender;

import com.ziraai.contract.SenderBounds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Weights by which one provider's senders come before all others: as far apart as weights can be,
 * so that the others have one in millions of the contacts while it takes messages, and all of them
 * as soon as it does not. Among its own senders, and among the others', each keeps its share.
 */
final class Precedence {

    private static final double LEAST = Double.parseDouble(SenderBounds.LEAST_RATE);
    private static final double MOST = Double.parseDouble(SenderBounds.MOST_RATE);

    private static final MathContext DIGITS = new MathContext(6);

    private Precedence() {}

    /** A sender and the weight it is to have. */
    record Weighed(SeenSender sender, SenderChange change) {}

    /**
     * @param senders all of the channel
     * @param provider the one to be first
     */
    static List<Weighed> of(List<SeenSender> senders, String provider) {
        List<SeenSender> first =
                senders.stream().filter(each -> each.provider().equals(provider)).toList();
        List<SeenSender> others =
                senders.stream().filter(each -> !each.provider().equals(provider)).toList();
        List<Weighed> weighed = new ArrayList<>();
        double most = weight(first, Math::max, LEAST);
        first.forEach(each -> weighed.add(weighed(each, MOST, most)));
        double least = weight(others, Math::min, MOST);
        others.forEach(each -> weighed.add(weighed(each, LEAST, least)));
        return weighed;
    }

    private static double weight(
            List<SeenSender> senders, DoubleBinaryOperator which, double without) {
        return senders.stream().mapToDouble(SeenSender::weight).reduce(which).orElse(without);
    }

    /** Rounded, so that the same comes of it when it is done again. */
    private static Weighed weighed(SeenSender sender, double bound, double reference) {
        double scaled = Math.clamp(bound * (sender.weight() / reference), LEAST, MOST);
        BigDecimal weight = BigDecimal.valueOf(scaled).round(DIGITS);
        return new Weighed(sender, new SenderChange(null, null, weight, null, null, null));
    }
}

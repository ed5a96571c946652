package com.ziraai.analytics.item;

import com.ziraai.analytics.fold.ItemStanding;
import com.ziraai.analytics.fold.Standing;
import com.ziraai.event.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item as it is answered.
 *
 * @param itemIndex position of the item in its operation, from 0
 * @param attemptNo its highest attempt; 0 when nothing was tried
 * @param channel channel of that attempt; null when only its end is known
 * @param standing where it stands
 */
record ItemView(int itemIndex, int attemptNo, @Nullable Channel channel, Standing standing) {

    static ItemView of(ItemStanding item) {
        return new ItemView(
                item.itemIndex(), item.attemptNo(), item.channel().orElse(null), item.standing());
    }

    /**
     * Some items in order.
     *
     * @param items no more than were asked for
     * @param next to be asked for as {@code after}; null when these are the last
     */
    record Listing(List<ItemView> items, @Nullable Integer next) {

        /**
         * @param found one more than {@code limit}, where there are that many
         */
        static Listing of(List<ItemView> found, int limit) {
            if (found.size() <= limit) {
                return new Listing(found, null);
            }
            List<ItemView> shown = found.subList(0, limit);
            return new Listing(shown, shown.getLast().itemIndex());
        }
    }
}

package com.ziraai.campaign.sender;

import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.event.Channel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bodies of what administrators switch in an emergency, as they came. */
final class SwitchRequests {

    private SwitchRequests() {}

    /**
     * Body of {@code POST /api/v1/admin/circuit-breaker/enable} and {@code /disable}.
     *
     * @param channel required
     * @param sender the number or account; all of the channel where absent
     */
    record Breaker(@Nullable String channel, @Nullable String sender) {

        Channel named() {
            return SenderRoutes.channel(
                    Optional.ofNullable(channel)
                            .orElseThrow(() -> ProblemException.invalid("channel", "REQUIRED")));
        }

        boolean isAbout(SeenSender each) {
            return sender == null || sender.equals(each.sender());
        }
    }

    /**
     * Body of {@code PUT /api/v1/admin/providers/{channel}}.
     *
     * @param first the provider messages go by while it takes them; required
     */
    record Providers(@Nullable String first) {

        String named() {
            return Optional.ofNullable(first)
                    .orElseThrow(() -> ProblemException.invalid("first", "REQUIRED"));
        }
    }
}

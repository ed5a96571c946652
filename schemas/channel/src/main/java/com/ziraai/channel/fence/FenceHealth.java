package com.ziraai.channel.fence;

import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** {@code FENCED}, with what to do, while this installation may not send. */
final class FenceHealth extends AbstractHealthIndicator {

    private final Fence fence;

    FenceHealth(Fence fence) {
        this.fence = fence;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Optional<String> obstacle = fence.obstacle();
        obstacle.ifPresentOrElse(
                todo -> builder.status("FENCED").withDetail("todo", todo), builder::up);
        builder.withDetail("epoch", fence.epoch());
    }
}

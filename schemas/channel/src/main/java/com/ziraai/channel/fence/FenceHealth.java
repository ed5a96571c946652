package com.ziraai.channel.fence;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * {@code FENCED}, with what to do, while this installation may not send; down until that is known,
 * because the web server answers before.
 */
final class FenceHealth extends AbstractHealthIndicator {

    private final Fence fence;

    FenceHealth(Fence fence) {
        this.fence = fence;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.withDetail("epoch", fence.epoch());
        if (!fence.isRunning()) {
            builder.down().withDetail("waitingFor", "the fence");
            return;
        }
        fence.obstacle()
                .ifPresentOrElse(
                        todo -> builder.status("FENCED").withDetail("todo", todo), builder::up);
    }
}

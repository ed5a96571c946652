package com.ziraai.channel.send;

import com.ziraai.channel.attempt.CallbackTokens;
import com.ziraai.channel.doubt.Doubts;
import com.ziraai.channel.fence.CommandHistory;
import com.ziraai.channel.fence.Fence;
import com.ziraai.channel.hold.Hold;
import com.ziraai.channel.intent.Intents;
import com.ziraai.channel.journal.JournalPool;
import com.ziraai.channel.journal.Journals;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.contract.Media;
import com.ziraai.messaging.publish.Publisher;
import com.ziraai.messaging.subscribe.Subscription;
import com.ziraai.messaging.trace.Tracing;
import com.ziraai.messaging.work.Opening;
import com.ziraai.messaging.work.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.kafka.core.KafkaAdmin;

/** The subscription to send commands, and what takes up those that were kept. */
@Configuration(proxyBeanMethods = false)
public class SendConfiguration {

    /** Sooner than the commands of a dead instance come to another one. */
    private static final Duration ABANDONMENT = Duration.ofSeconds(2);

    @Bean
    <C extends SpecificRecord> Outcomes<C> outcomes(
            Media<C> medium,
            Doubts<C> doubts,
            Publisher publisher,
            MeterRegistry meters,
            Clock clock) {
        return new Outcomes<>(medium, doubts, publisher, meters, clock);
    }

    @Bean
    <C extends SpecificRecord> Sending<C> sending(
            Lanes<C> lanes,
            CallbackTokens tokens,
            Intents intents,
            JournalPool journals,
            Outcomes<C> outcomes,
            Hold<C> hold,
            Tracing tracing) {
        return new Sending<>(lanes, tokens, intents, journals, outcomes, hold, tracing);
    }

    @Bean
    <C extends SpecificRecord> Dealing<C> dealing(
            Media<C> medium, Lanes<C> lanes, Hold<C> hold, Sending<C> sending) {
        return new Dealing<>(lanes, new Router<>(medium, lanes), hold, sending);
    }

    @Bean
    <C extends SpecificRecord> Backlog<C> backlog(
            Media<C> medium,
            Lanes<C> lanes,
            Fence fence,
            Hold<C> hold,
            Dealing<C> dealing,
            Tracing tracing) {
        return new Backlog<>(lanes, hold, dealing, new Kept<>(medium, fence, hold, tracing));
    }

    @Bean
    Abandonment abandonment(Journals journals, Intents intents, Outcomes<?> outcomes) {
        return new Abandonment(journals, intents, outcomes);
    }

    /** After the fence is settled and before the commands come. */
    @Bean
    Opening abandonmentAtStart(Abandonment abandonment) {
        return new Opening(Opening.BEFORE_SUBSCRIPTIONS, abandonment::release);
    }

    @Bean
    Rounds abandonmentRounds(Abandonment abandonment) {
        return new Rounds(
                "abandoned claims",
                ABANDONMENT,
                () -> {
                    abandonment.release();
                    return false;
                });
    }

    @Bean
    <C extends SpecificRecord> CommandListener<C> commandListener(
            Media<C> medium, Fence fence, Dealing<C> dealing) {
        return new CommandListener<>(medium, fence, dealing);
    }

    @Bean
    <C extends SpecificRecord> Subscription<C> commands(
            Media<C> medium,
            CommandListener<C> listener,
            Lanes<C> lanes,
            Abandonment abandonment,
            KafkaAdmin admin) {
        return Subscription.to(CommandHistory.SUBSCRIPTION, medium.send(), listener::onBatch)
                .withAssignment(held -> {
                    abandonment.release();
                    listener.reassigned();
                    lanes.share(held.size(), partitions(admin, medium.send().name()));
                });
    }

    @Bean
    MeterBinder commandMetrics(CommandListener<?> listener) {
        return registry ->
                Gauge.builder("channel.lane.depth", listener, CommandListener::waiting)
                        .description("Commands taken and waiting for their senders")
                        .register(registry);
    }

    private static int partitions(KafkaAdmin admin, String topic) {
        return Objects.requireNonNull(admin.describeTopics(topic).get(topic), topic)
                .partitions()
                .size();
    }

    /** The context says that it closes before it stops its subscriptions. */
    @Bean
    ApplicationListener<ContextClosedEvent> commandStop(CommandListener<?> listener) {
        return closed -> listener.stop();
    }
}

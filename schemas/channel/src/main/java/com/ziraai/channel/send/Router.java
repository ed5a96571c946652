package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.intent.Wanted;
import com.ziraai.channel.lane.Lanes;
import com.ziraai.channel.route.Route;
import com.ziraai.channel.route.Route.Choice;
import com.ziraai.channel.route.Route.Wish;
import com.ziraai.channel.send.Routed.Way;
import com.ziraai.channel.sender.Sender;
import com.ziraai.channel.sender.Standing;
import com.ziraai.contract.Aim;
import com.ziraai.contract.Media;
import com.ziraai.event.Attempt;
import com.ziraai.event.Item;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/** Finds the lane of a command among those there are now. */
final class Router<C extends SpecificRecord> {

    /** Stands in the row of an attempt that no sender may send. */
    private static final String NOBODY = "none";

    private final Media<C> medium;
    private final Lanes<C> lanes;

    Router(Media<C> medium, Lanes<C> lanes) {
        this.medium = medium;
        this.lanes = lanes;
    }

    Routed<C> route(C command) {
        Attempt attempt = medium.attempt().apply(command);
        Aim aim = medium.aim().apply(command);
        Item item = attempt.getItem();
        Wish wish =
                new Wish(
                        item.getSponsorId(),
                        Objects.requireNonNullElse(aim.country(), ""),
                        item.getContactKey(),
                        aim.avoid());
        return switch (Route.choose(wish, lanes.senders(), this::standing)) {
            case Choice.Chosen(Sender sender, Route.Reason reason) ->
                    new Routed<>(
                            command,
                            AttemptKey.of(attempt),
                            new Wanted(
                                    attempt, aim, sender.provider(), sender.name(), reason.name()),
                            new Way.By<>(lanes.of(sender.name()).orElseThrow()));
            case Choice.None none ->
                    new Routed<>(
                            command,
                            AttemptKey.of(attempt),
                            new Wanted(attempt, aim, NOBODY, NOBODY, Route.Reason.NONE.name()),
                            new Way.Nowhere<>(none.why()));
        };
    }

    private Standing standing(Sender sender) {
        return lanes.of(sender.name()).orElseThrow().standing();
    }
}

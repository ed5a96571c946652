package com.ziraai.campaign.item;

import com.ziraai.campaign.gateway.Texts;
import com.ziraai.campaign.inquiry.Peers;
import com.ziraai.campaign.item.StoryAnswer.Accepted;
import com.ziraai.campaign.item.StoryAnswer.Reference;
import com.ziraai.campaign.operation.RetriedItems;
import com.ziraai.campaign.operation.StoredItems;
import com.ziraai.campaign.operation.StoredItems.StoredItem;
import com.ziraai.campaign.progress.ItemWords;
import com.ziraai.campaign.progress.Standing;
import com.ziraai.contract.OperationId;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Recipient;
import com.ziraai.event.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Asks everybody about one item. A service that is away makes its part unavailable, not the answer.
 */
final class Stories {

    private final Peers peers;
    private final StoredItems items;
    private final RetriedItems retried;
    private final ItemReport report;
    private final Texts texts;

    Stories(Peers peers, StoredItems items, RetriedItems retried, ItemReport report, Texts texts) {
        this.peers = peers;
        this.items = items;
        this.retried = retried;
        this.report = report;
        this.texts = texts;
    }

    private record KnownAnswer(KnownItem data) {}

    private record CodeAnswer(CodeStory data) {}

    private record DispatchAnswer(DispatchStory data) {}

    private record ChannelAnswer(ChannelStory data) {}

    /** The item's story, as the caller of that token may know it. */
    Mono<StoryAnswer.Data> of(String token, Standing operation, int index, Locale language) {
        String id = operation.operationId();
        UnaryOperator<UriComponentsBuilder> path = uri -> item(uri, id, index);
        // Asked first: what it stands for has happened by then, so no part is behind it.
        return Part.of(peers.analytics().ask(token, path, KnownAnswer.class).map(KnownAnswer::data))
                .flatMap(standing -> told(token, operation, index, standing, language));
    }

    private Mono<StoryAnswer.Data> told(
            String token,
            Standing operation,
            int index,
            Part<KnownItem> standing,
            Locale language) {
        String id = operation.operationId();
        UnaryOperator<UriComponentsBuilder> path = uri -> item(uri, id, index);
        return Mono.zip(
                        accepted(operation, index),
                        Part.of(
                                peers.code()
                                        .ask(token, path, CodeAnswer.class)
                                        .map(CodeAnswer::data)),
                        Part.of(
                                peers.dispatch()
                                        .ask(token, path, DispatchAnswer.class)
                                        .map(DispatchAnswer::data)),
                        attempts(Channel.SMS, token, path),
                        attempts(Channel.WHATSAPP, token, path),
                        attempts(Channel.EMAIL, token, path))
                .map(told ->
                        new StoryAnswer.Data(
                                id,
                                index,
                                ItemWords.itemId(id, index),
                                told.getT1().orElse(null),
                                standing.map(known ->
                                        report.of(
                                                id,
                                                known,
                                                told.getT1()
                                                        .map(Accepted::person)
                                                        .orElse(Person.NOBODY),
                                                language)),
                                told.getT2(),
                                told.getT3(),
                                told.getT4(),
                                told.getT5(),
                                told.getT6(),
                                timeline(
                                                told.getT1(),
                                                told.getT2(),
                                                told.getT3(),
                                                told.getT4(),
                                                told.getT5(),
                                                told.getT6(),
                                                language)
                                        .inOrder()));
    }

    private static UriComponentsBuilder item(UriComponentsBuilder uri, String id, int index) {
        return uri.pathSegment("api", "v1", "operations", id, "items", Integer.toString(index));
    }

    private Mono<Part<ChannelStory>> attempts(
            Channel channel, String token, UnaryOperator<UriComponentsBuilder> path) {
        return Part.of(
                peers.channel(channel)
                        .ask(token, path, ChannelAnswer.class)
                        .map(ChannelAnswer::data));
    }

    private Timeline timeline(
            Optional<Accepted> accepted,
            Part<CodeStory> code,
            Part<DispatchStory> decisions,
            Part<ChannelStory> sms,
            Part<ChannelStory> whatsapp,
            Part<ChannelStory> email,
            Locale language) {
        Timeline timeline = new Timeline(texts, language);
        accepted.ifPresent(timeline::add);
        code.known().ifPresent(timeline::add);
        decisions.known().ifPresent(timeline::add);
        sms.known().ifPresent(story -> timeline.add("SMS", story));
        whatsapp.known().ifPresent(story -> timeline.add("WHATSAPP", story));
        email.known().ifPresent(story -> timeline.add("EMAIL", story));
        return timeline;
    }

    private Mono<Optional<Accepted>> accepted(Standing operation, int index) {
        String id = operation.operationId();
        Mono<Optional<Reference>> successor =
                retried.of(id, index)
                        .map(each ->
                                Optional.of(new Reference(each.operationId(), each.itemIndex())))
                        .defaultIfEmpty(Optional.empty());
        return items.whole(new OperationId(id), index)
                .zipWith(successor)
                .map(found -> Optional.of(accepted(operation, found.getT1(), found.getT2())))
                .defaultIfEmpty(Optional.empty());
    }

    private static Accepted accepted(
            Standing operation, StoredItem stored, Optional<Reference> successor) {
        DistributionRequested request = stored.request();
        Recipient recipient = request.getRecipient();
        return new Accepted(
                recipient.getName(),
                Masked.phone(recipient.getPhone()),
                recipient.getCountry(),
                Masked.email(recipient.getEmail()),
                request.getChannel(),
                request.getFallback(),
                request.getMessageTemplate(),
                request.getPersonalization(),
                request.getSponsorshipCode(),
                request.getGuarantee(),
                Optional.ofNullable(request.getRefusal()).map(Refusal::getCode).orElse(null),
                operation.createdAt(),
                stored.releasedAt().orElse(null),
                Optional.ofNullable(request.getRetryOf())
                        .map(each -> new Reference(each.getOperationId(), each.getItemIndex()))
                        .orElse(null),
                successor.orElse(null),
                request.getExternalId(),
                request.getSourceRow());
    }
}

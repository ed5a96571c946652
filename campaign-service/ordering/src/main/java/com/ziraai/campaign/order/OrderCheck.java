package com.ziraai.campaign.order;

import com.ziraai.campaign.attachment.Attachment;
import com.ziraai.campaign.audience.Audience;
import com.ziraai.campaign.audience.People;
import com.ziraai.campaign.audience.People.Run;
import com.ziraai.campaign.audience.People.Source.Present;
import com.ziraai.campaign.audience.People.Source.Stored;
import com.ziraai.campaign.audience.Readership;
import com.ziraai.campaign.audience.Wording;
import com.ziraai.campaign.callback.CallbackUrls;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.gateway.Warning;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.campaign.operation.PackedBatches;
import com.ziraai.campaign.price.PriceList;
import com.ziraai.campaign.recipient.Template;
import com.ziraai.campaign.schedule.MissedStart;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.trace.Origin;
import com.ziraai.event.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** From an order to what is stored of it, or to all that is wrong with it. Touches nothing. */
final class OrderCheck {

    private final OrderProperties properties;
    private final CallbackUrls callbackUrls;
    private final SampleMessages messages;
    private final JsonMapper json;
    private final Clock clock;
    private final RandomGenerator random;

    OrderCheck(
            OrderProperties properties,
            CallbackUrls callbackUrls,
            SampleMessages messages,
            JsonMapper json,
            Clock clock,
            RandomGenerator random) {
        this.properties = properties;
        this.callbackUrls = callbackUrls;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
        this.random = random;
    }

    /** An order without mistakes of its own; what stands against its people is not known yet. */
    record Read(
            Order order,
            Sponsor sponsor,
            Settings settings,
            Wording wording,
            Audience audience,
            Readership readership,
            Instant now) {

        Mono<People> people() {
            return readership.people();
        }
    }

    /**
     * Reads a sponsor's order for its audience.
     *
     * @param attachments the files it names
     * @throws ProblemException naming everything that is wrong
     */
    Read read(Order order, List<Attachment> attachments, Audience audience, Sponsor sponsor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Violations violations = new Violations();
        requirePlanAllows(sponsor, audience);
        audience.check(sponsor, violations);
        Settings settings =
                new SettingsReader(sponsor, now, properties, callbackUrls, violations)
                        .read(order, audience.size(), attachments);
        boolean mailed = settings.channels().contains(Channel.EMAIL);
        Function<String, Template> reading = mailed ? Template::mailed : Template::of;
        Wording wording =
                new Wording(
                        settings.channels(),
                        template("messageTemplate", settings.template().map(reading), violations),
                        template("emailSubject", settings.subject().map(Template::of), violations));
        Readership readership = audience.read(sponsor, wording, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations, readership.counts());
        }
        return new Read(order, sponsor, settings, wording, audience, readership, now);
    }

    /** A plan that allows fewer is told so before the rest is looked at: that may be long. */
    private static void requirePlanAllows(Sponsor sponsor, Audience audience) {
        int most = sponsor.plan().maxItemsPerOperation();
        if (audience.size() > most) {
            throw ProblemException.invalid(
                    audience.field(), "TOO_MANY_ITEMS", most, audience.size());
        }
    }

    private static Optional<Template> template(
            String path, Optional<Template> template, Violations violations) {
        template.flatMap(each -> each.strayBrace().stream().boxed().findAny())
                .ifPresent(position -> violations.add(path, "STRAY_BRACE", position + 1));
        return template;
    }

    /**
     * The operation that comes of what was read.
     *
     * @param people of its audience
     * @param prices that hold for it
     * @param origin who orders
     * @throws ProblemException when it takes longer than may be planned ahead
     */
    CheckedOrder checked(Read read, People people, PriceList prices, Origin origin) {
        NewOperation operation = operation(read, origin);
        Items.Messages items =
                Items.messages(
                        operation.id(),
                        read.sponsor(),
                        properties.codeValidityDays(),
                        read.settings(),
                        prices);
        Lengths lengths = new Lengths(messages);
        int batchSize = operation.pace().batchSize();
        Function<Run, PackedBatches> packing = run -> packed(run, batchSize, items, lengths);
        Flux<PackedBatches> batches =
                switch (people.source()) {
                    // Here and now: in the transaction the sponsor's other orders would wait for
                    // it.
                    case Present(var all) -> Flux.just(packing.apply(new Run(0, all)));
                    case Stored(var runs) -> runs.apply(batchSize).map(packing);
                };
        return new CheckedOrder(
                operation,
                read.settings().attachments().stream().map(Attachment::id).toList(),
                batches,
                warnings(read, people, operation, prices),
                lengths);
    }

    private static PackedBatches packed(
            Run run, int batchSize, Items.Messages items, Lengths lengths) {
        return PackedBatches.of(
                run.first() / batchSize,
                run.people().size(),
                batchSize,
                index ->
                        lengths.measured(items.item(run.first() + index, run.people().get(index))));
    }

    private NewOperation operation(Read read, Origin origin) {
        Settings settings = read.settings();
        NewOperation operation =
                new NewOperation(
                        origin.newId(OperationKind.LINKS, read.now(), random),
                        read.sponsor().id(),
                        settings.name(),
                        settings.channel(),
                        read.audience().size(),
                        settings.pace(),
                        read.readership().highestPriority(),
                        settings.timing(),
                        read.now(),
                        origin.subject(),
                        settings.budgetMicros(),
                        json.writeValueAsString(read.order().kept(read.audience().list())));
        requireWithinHorizon(operation, read.now());
        return operation;
    }

    /** With a delay between batches it takes as long as there are batches. */
    private void requireWithinHorizon(NewOperation operation, Instant now) {
        Duration horizon = properties.scheduleHorizon();
        if (operation.lastRelease().isAfter(now.plus(horizon))) {
            throw ProblemException.invalid(
                    "processing.batchDelaySeconds", "DATE_TOO_FAR", horizon.toDays());
        }
    }

    private static List<Warning> warnings(
            Read read, People people, NewOperation operation, PriceList prices) {
        int own = read.wording().common().isPresent() ? people.ownMessages() : 0;
        return Stream.of(
                        people.warnings().stream(),
                        Stream.of(new Warning("OWN_MESSAGES", own)),
                        vain(read, operation, prices),
                        ValueNames.warnings(read.wording(), read.readership().valueNames())
                                .stream())
                .flatMap(each -> each)
                .filter(warning -> warning.count() > 0)
                .toList();
    }

    /** What was asked for and has no effect: a budget where nothing has a price, and the like. */
    private static Stream<Warning> vain(Read read, NewOperation operation, PriceList prices) {
        Order.Processing processing =
                Optional.ofNullable(read.order().processing()).orElse(Order.Processing.DEFAULT);
        boolean subject =
                read.wording().subject().isPresent() && !read.wording().goesBy(Channel.EMAIL);
        boolean start =
                operation.timing().missedStart() != MissedStart.RUN
                        && operation.timing().scheduledAt().isEmpty();
        boolean budget = operation.budgetMicros().isPresent() && prices.micros().isEmpty();
        return Stream.of(
                new Warning("BUDGET_WITHOUT_PRICES", budget ? 1 : 0),
                new Warning("START_WITHOUT_DATE", start ? 1 : 0),
                new Warning("SUBJECT_WITHOUT_EMAIL", subject ? 1 : 0),
                new Warning("PROGRESS_WITHOUT_CALLBACK", processing.hasVainProgress() ? 1 : 0),
                new Warning("DELAY_WITHOUT_RETRIES", processing.hasVainDelay() ? 1 : 0));
    }
}

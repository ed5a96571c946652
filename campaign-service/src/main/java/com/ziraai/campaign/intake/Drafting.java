package com.ziraai.campaign.intake;

import com.ziraai.campaign.blacklist.Blacklisted;
import com.ziraai.campaign.callback.CallbackUrls;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.RecipientCounts;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.givencode.CodeFindings;
import com.ziraai.campaign.intake.Draft.Warning;
import com.ziraai.campaign.list.UsableList;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.OperationKind;
import com.ziraai.campaign.operation.PackedBatches;
import com.ziraai.campaign.price.PriceList;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.PhoneKind;
import com.ziraai.campaign.recipient.PhoneNumbers;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.Template;
import com.ziraai.campaign.recipient.Verdict;
import com.ziraai.campaign.schedule.MissedStart;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.campaign.trace.Origin;
import com.ziraai.event.DistributionRequested;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** From a request to what is stored of it, or to all that is wrong with it. Touches nothing. */
final class Drafting {

    /** Items of a list that are in memory together, unpacked. */
    private static final int WINDOW = 2000;

    private final IntakeProperties properties;
    private final ContactKeys contactKeys;
    private final CallbackUrls callbackUrls;
    private final SampleMessages messages;
    private final JsonMapper json;
    private final Clock clock;
    private final RandomGenerator random;

    Drafting(
            IntakeProperties properties,
            ContactKeys contactKeys,
            CallbackUrls callbackUrls,
            SampleMessages messages,
            JsonMapper json,
            Clock clock,
            RandomGenerator random) {
        this.properties = properties;
        this.contactKeys = contactKeys;
        this.callbackUrls = callbackUrls;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Reads a sponsor's request that has recipients.
     *
     * @throws ProblemException naming everything that is wrong
     */
    Reading read(SendLinksRequest request, Sponsor sponsor) {
        Instant now = now();
        Violations violations = new Violations();
        List<@Nullable Recipient> recipients = request.recipientsOrNone();
        requirePlanAllows(sponsor, "recipients", recipients.size());
        if (recipients.isEmpty()) {
            violations.add("recipients", "REQUIRED");
        }
        Settings settings = settings(request, sponsor, now, violations);
        RecipientReader reader =
                new RecipientReader(
                        new PhoneNumbers(sponsor.defaultRegion(), sponsor.allowedCountries()),
                        template(settings, violations),
                        violations);
        RecipientReader.Read read = reader.read(recipients);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations, reader.counts(0));
        }
        ContactKeys.Hasher hasher = contactKeys.hasher();
        List<String> keys =
                read.verdicts().stream().map(each -> hasher.keyOf(each.address())).toList();
        return new Reading(
                request, sponsor, settings, read.recipients(), read.verdicts(), keys, reader, now);
    }

    /**
     * The draft of what was read.
     *
     * @param blacklisted those of its contacts
     * @param prices that hold for it
     * @param codes what stands against the codes it names
     * @param origin who asks for it
     * @throws ProblemException when nobody is left that a message can be sent to
     */
    Draft draft(
            Reading reading,
            Blacklisted blacklisted,
            PriceList prices,
            CodeFindings codes,
            Origin origin) {
        List<Verdict> verdicts = verdicts(reading, blacklisted);
        Map<String, Integer> codeCounts = codes.count(reading.codes());
        requireSomebody(
                verdicts, reading.reader().counts(codeCounts.getOrDefault("CODE_NOT_FOUND", 0)));
        int total = verdicts.size();
        NewOperation operation =
                operation(
                        reading.request(),
                        reading.sponsor(),
                        reading.settings(),
                        total,
                        reading.reader().highestPriority(),
                        reading.now(),
                        origin);
        Items items = items(operation, reading.sponsor(), reading.settings(), prices);
        Lengths lengths = new Lengths(messages);
        PackedBatches batches =
                PackedBatches.of(
                        total,
                        operation.pace().batchSize(),
                        index ->
                                lengths.measured(
                                        items.item(
                                                index,
                                                reading.contactKeys().get(index),
                                                reading.recipients().get(index),
                                                verdicts.get(index))));
        return new Draft(
                operation,
                Flux.just(batches),
                warnings(reading, verdicts, codeCounts, vain(reading.request(), operation, prices)),
                lengths);
    }

    private static List<Verdict> verdicts(Reading reading, Blacklisted blacklisted) {
        if (blacklisted.isEmpty()) {
            return reading.verdicts();
        }
        List<Verdict> verdicts = new ArrayList<>(reading.verdicts());
        for (int index = 0; index < verdicts.size(); index++) {
            if (verdicts.get(index) instanceof Verdict.Send(var phone)
                    && blacklisted.holds(
                            reading.sponsor().id(), reading.contactKeys().get(index))) {
                verdicts.set(index, new Verdict.Blacklisted(phone));
            }
        }
        return verdicts;
    }

    private static void requireSomebody(List<Verdict> verdicts, RecipientCounts counts) {
        if (verdicts.stream().anyMatch(Verdict.Send.class::isInstance)) {
            return;
        }
        Violations violations = new Violations();
        violations.add("recipients", "NO_VALID_RECIPIENT");
        for (int index = 0; index < verdicts.size(); index++) {
            String path = "recipients[" + index + "].phoneNumber";
            verdicts.get(index)
                    .refusal()
                    .ifPresent(refusal -> violations.add(path, refusal.getCode()));
        }
        throw ProblemException.invalid(violations, counts);
    }

    private static List<Warning> warnings(
            Reading reading,
            List<Verdict> verdicts,
            Map<String, Integer> codes,
            Stream<Warning> vain) {
        long blacklisted = verdicts.stream().filter(Verdict.Blacklisted.class::isInstance).count();
        RecipientReader reader = reading.reader();
        Settings settings = reading.settings();
        return told(
                Stream.of(new Warning("INVALID_PHONE", reader.invalidPhones())),
                warnings(codes),
                warnings(kinds(verdicts)),
                Stream.of(
                        new Warning("COUNTRY_NOT_ALLOWED", reader.countriesNotAllowed()),
                        new Warning("DUPLICATE_RECIPIENT", reader.duplicates()),
                        new Warning("BLACKLISTED", Math.toIntExact(blacklisted)),
                        Warning.of("INVALID_EMAIL", reader.leftOut("email")),
                        Warning.of("INVALID_PRIORITY", reader.leftOut("priority")),
                        ownMessages(settings, reading.ownMessages())),
                vain,
                ValueNames.warnings(settings.template().map(Template::of), reading.recipients())
                        .stream());
    }

    @SafeVarargs
    private static List<Warning> told(Stream<Warning>... warnings) {
        return Stream.of(warnings)
                .flatMap(each -> each)
                .filter(warning -> warning.count() > 0)
                .toList();
    }

    /** A message of a recipient's own is sent in place of the common one. */
    private static Warning ownMessages(Settings settings, int recipients) {
        return Warning.ofOwnMessages(settings.template().isPresent() ? recipients : 0);
    }

    private static Stream<Warning> warnings(Map<String, Integer> counts) {
        return counts.entrySet().stream().map(each -> new Warning(each.getKey(), each.getValue()));
    }

    /** How many numbers are of a kind that takes no SMS or that few people have, by kind. */
    private static Map<String, Integer> kinds(List<Verdict> verdicts) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Verdict each : verdicts) {
            if (each instanceof Verdict.Send(var phone) && phone.kind() != PhoneKind.MOBILE) {
                counts.merge(phone.kind().name(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** What was asked for and has no effect: a budget where nothing has a price, and the like. */
    private static Stream<Warning> vain(
            SendLinksRequest request, NewOperation operation, PriceList prices) {
        SendLinksRequest.Processing processing =
                Optional.ofNullable(request.processing())
                        .orElse(SendLinksRequest.Processing.DEFAULT);
        boolean start =
                operation.timing().missedStart() != MissedStart.RUN
                        && operation.timing().scheduledAt().isEmpty();
        boolean budget = operation.budgetMicros().isPresent() && prices.micros().isEmpty();
        return Stream.of(
                new Warning("BUDGET_WITHOUT_PRICES", budget ? 1 : 0),
                new Warning("START_WITHOUT_DATE", start ? 1 : 0),
                new Warning("PROGRESS_WITHOUT_CALLBACK", processing.hasVainProgress() ? 1 : 0),
                new Warning("DELAY_WITHOUT_RETRIES", processing.hasVainDelay() ? 1 : 0));
    }

    /**
     * The draft of a sponsor's request that names a list: its valid rows become the items, in their
     * order.
     *
     * @param rows the list's valid rows, read when the draft is stored
     * @param blacklisted positions of rows whose contact was blacklisted since the upload
     * @param prices that hold for it
     * @param origin who asks for it
     * @throws ProblemException naming everything that is wrong
     */
    Draft draft(
            SendLinksRequest request,
            Sponsor sponsor,
            UsableList list,
            Flux<DistributionRequested> rows,
            BitSet blacklisted,
            PriceList prices,
            Origin origin) {
        Instant now = now();
        Violations violations = new Violations();
        requirePlanAllows(sponsor, "recipientListId", list.rows());
        if (blacklisted.cardinality() == list.rows()) {
            violations.add("recipientListId", "NO_VALID_RECIPIENT");
        }
        list.countries().stream()
                .filter(country -> !sponsor.allowedCountries().contains(country))
                .forEach(country -> violations.add("recipientListId", "COUNTRY_OF_LIST", country));
        Settings settings = settings(request, sponsor, now, violations);
        Optional<Template> template = template(settings, violations);
        template.ifPresent(each -> checkPlaceholders(each, list, violations));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        NewOperation operation =
                operation(
                        request,
                        sponsor,
                        settings,
                        list.rows(),
                        list.highestPriority(),
                        now,
                        origin);
        Items items = items(operation, sponsor, settings, prices);
        Lengths lengths = new Lengths(messages);
        int batchSize = operation.pace().batchSize();
        int batches = Math.max(1, WINDOW / batchSize);
        Flux<PackedBatches> packed =
                rows.index((index, row) ->
                                lengths.measured(items.item(index.intValue(), row, blacklisted)))
                        .buffer(batches * batchSize)
                        .index((run, each) ->
                                PackedBatches.of(run.intValue() * batches, batchSize, each));
        List<Warning> warnings =
                told(
                        warnings(list.warnings()),
                        Stream.of(
                                new Warning("BLACKLISTED", blacklisted.cardinality()),
                                ownMessages(settings, list.rows() - list.rowsWithoutMessage())),
                        vain(request, operation, prices),
                        ValueNames.warnings(template, list.rowsWithout().keySet(), list.rows())
                                .stream());
        return new Draft(operation, packed, warnings, lengths);
    }

    private static void checkPlaceholders(
            Template template, UsableList list, Violations violations) {
        for (String each : template.ownPlaceholders()) {
            long missing = list.rowsWithout(each);
            if (missing > 0) {
                violations.add("messageTemplate", "PLACEHOLDER_WITHOUT_VALUE", each, missing);
            }
        }
    }

    /** What may be sent at once is worth checking, more is not. */
    private static void requirePlanAllows(Sponsor sponsor, String path, int items) {
        int most = sponsor.plan().maxItemsPerOperation();
        if (items > most) {
            throw ProblemException.invalid(path, "TOO_MANY_ITEMS", most, items);
        }
    }

    private Settings settings(
            SendLinksRequest request, Sponsor sponsor, Instant now, Violations violations) {
        return new SettingsReader(
                        sponsor, now, properties.scheduleHorizon(), callbackUrls, violations)
                .read(request);
    }

    private static Optional<Template> template(Settings settings, Violations violations) {
        Optional<Template> template = settings.template().map(Template::of);
        template.flatMap(each -> each.strayBrace().stream().boxed().findAny())
                .ifPresent(
                        position -> violations.add("messageTemplate", "STRAY_BRACE", position + 1));
        return template;
    }

    private NewOperation operation(
            SendLinksRequest request,
            Sponsor sponsor,
            Settings settings,
            int items,
            int priority,
            Instant now,
            Origin origin) {
        NewOperation operation =
                new NewOperation(
                        origin.newId(OperationKind.LINKS, now, random),
                        sponsor.id(),
                        settings.name(),
                        settings.channel(),
                        items,
                        settings.pace(),
                        priority,
                        settings.timing(),
                        now,
                        origin.subject(),
                        settings.budgetMicros(),
                        json.writeValueAsString(request.kept()));
        requireWithinHorizon(operation, now);
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

    private Items items(
            NewOperation operation, Sponsor sponsor, Settings settings, PriceList prices) {
        return new Items(operation.id(), sponsor, settings, properties.codeValidityDays(), prices);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package com.ziraai.campaign.intake;

import com.ziraai.campaign.callback.CallbackUrls;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.RecipientCounts;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.intake.Draft.Warning;
import com.ziraai.campaign.intake.SendLinksRequest.Recipient;
import com.ziraai.campaign.operation.NewOperation;
import com.ziraai.campaign.operation.PackedBatches;
import com.ziraai.campaign.price.PriceList;
import com.ziraai.campaign.sponsor.Sponsor;
import com.ziraai.contract.OperationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** From a request to what is stored of it, or to all that is wrong with it. Touches nothing. */
final class Drafting {

    private static final String PREFIX = "bulk";

    private final IntakeProperties properties;
    private final ContactKeys contactKeys;
    private final CallbackUrls callbackUrls;
    private final JsonMapper json;
    private final Clock clock;
    private final RandomGenerator random;

    Drafting(
            IntakeProperties properties,
            ContactKeys contactKeys,
            CallbackUrls callbackUrls,
            JsonMapper json,
            Clock clock,
            RandomGenerator random) {
        this.properties = properties;
        this.contactKeys = contactKeys;
        this.callbackUrls = callbackUrls;
        this.json = json;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The draft of a sponsor's request.
     *
     * @param prices that hold for it
     * @param createdBy subject of the token
     * @throws ProblemException naming everything that is wrong
     */
    Draft draft(SendLinksRequest request, Sponsor sponsor, PriceList prices, String createdBy) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Violations violations = new Violations();
        List<@Nullable Recipient> recipients = request.recipientsOrNone();
        int most = sponsor.plan().maxItemsPerOperation();
        if (recipients.size() > most) {
            // Nothing else is looked at: what may be sent at once is worth checking, more is not.
            violations.add("recipients", "TOO_MANY_ITEMS", most, recipients.size());
            throw ProblemException.invalid(violations);
        }
        if (recipients.isEmpty()) {
            violations.add("recipients", "REQUIRED");
        }
        Settings settings =
                new SettingsReader(
                                sponsor,
                                now,
                                properties.scheduleHorizon(),
                                callbackUrls,
                                violations)
                        .read(request);
        Optional<Long> budget = BudgetLimit.read(request.metadata(), violations);
        RecipientReader reader =
                new RecipientReader(
                        new PhoneNumbers(sponsor.defaultRegion(), sponsor.allowedCountries()),
                        settings.template(),
                        violations);
        Verdict[] verdicts = reader.read(recipients);
        requireNothingWrong(violations, reader, verdicts);

        OperationId id = OperationId.create(PREFIX, now, random);
        Items items =
                new Items(
                        id,
                        sponsor,
                        settings,
                        properties.codeValidityDays(),
                        contactKeys.hasher(),
                        prices);
        NewOperation operation =
                new NewOperation(
                        id,
                        sponsor.id(),
                        settings.name(),
                        settings.channel(),
                        verdicts.length,
                        settings.pace(),
                        reader.highestPriority(),
                        settings.timing(),
                        now,
                        createdBy,
                        budget,
                        json.writeValueAsString(request.kept()));
        requireWithinHorizon(operation, now);
        PackedBatches batches =
                PackedBatches.of(
                        verdicts.length,
                        settings.pace().batchSize(),
                        index ->
                                items.item(
                                        index,
                                        Optional.ofNullable(recipients.get(index))
                                                .orElse(Recipient.EMPTY),
                                        verdicts[index]));
        List<Warning> warnings = warnings(reader);
        if (budget.isPresent() && prices.micros().isEmpty()) {
            warnings.add(new Warning("BUDGET_WITHOUT_PRICES", 0));
        }
        return new Draft(operation, batches, warnings);
    }

    /** With a delay between batches it takes as long as there are batches. */
    private void requireWithinHorizon(NewOperation operation, Instant now) {
        Duration horizon = properties.scheduleHorizon();
        if (operation.lastRelease().isAfter(now.plus(horizon))) {
            Violations violations = new Violations();
            violations.add("processing.batchDelaySeconds", "DATE_TOO_FAR", horizon.toDays());
            throw ProblemException.invalid(violations);
        }
    }

    private static void requireNothingWrong(
            Violations violations, RecipientReader reader, Verdict[] verdicts) {
        RecipientCounts counts = reader.counts();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations, counts);
        }
        if (reader.leavesNobody(verdicts.length)) {
            violations.add("recipients", "NO_VALID_RECIPIENT");
            for (int index = 0; index < verdicts.length; index++) {
                int position = index;
                verdicts[index]
                        .refusal()
                        .ifPresent(refusal ->
                                violations.add(
                                        "recipients[" + position + "].phoneNumber",
                                        refusal.getCode()));
            }
            throw ProblemException.invalid(violations, counts);
        }
    }

    private static List<Warning> warnings(RecipientReader reader) {
        List<Warning> warnings = new ArrayList<>();
        if (reader.invalidPhones() > 0) {
            warnings.add(new Warning("INVALID_PHONE", reader.invalidPhones()));
        }
        if (reader.countriesNotAllowed() > 0) {
            warnings.add(new Warning("COUNTRY_NOT_ALLOWED", reader.countriesNotAllowed()));
        }
        if (reader.duplicates() > 0) {
            warnings.add(new Warning("DUPLICATE_RECIPIENT", reader.duplicates()));
        }
        return warnings;
    }
}

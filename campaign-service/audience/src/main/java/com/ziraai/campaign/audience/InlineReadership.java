package com.ziraai.campaign.audience;

import static com.ziraai.contract.Address.EMAIL;

import com.ziraai.campaign.audience.People.Addressee;
import com.ziraai.campaign.audience.People.Source.Present;
import com.ziraai.campaign.blacklist.Blacklisted;
import com.ziraai.campaign.gateway.ProblemException;
import com.ziraai.campaign.gateway.RecipientCounts;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.gateway.Warning;
import com.ziraai.campaign.recipient.Addresses;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.EmailAddress;
import com.ziraai.campaign.recipient.LeftOut;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.PhoneKind;
import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import com.ziraai.campaign.recipient.Reach;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.recipient.Verdict;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Recipients that came with an order, read and without mistakes; who is blacklisted is not known
 * yet.
 *
 * @param wording of the message
 * @param read what becomes of each of them
 * @param reader what it counted
 */
record InlineReadership(
        InlineAudience audience,
        String sponsorId,
        Wording wording,
        RecipientReader.Read read,
        RecipientReader reader)
        implements Readership {

    @Override
    public int highestPriority() {
        return reader.highestPriority();
    }

    @Override
    public Map<String, Integer> valueNames() {
        Map<String, Integer> names = new HashMap<>();
        read.recipients()
                .forEach(each ->
                        each.values().keySet().forEach(name -> names.merge(name, 1, Integer::sum)));
        return names;
    }

    @Override
    public Optional<RecipientCounts> counts() {
        return Optional.of(reader.counts(0));
    }

    @Override
    public Mono<People> people() {
        return Mono.defer(() -> {
            Keys keys = keys();
            List<String> codes = codes();
            return Mono.zip(
                            audience.blacklist().apply(sponsorId, keys.all()),
                            audience.codes().apply(sponsorId, codes))
                    .publishOn(audience.work())
                    .map(found -> people(keys, found.getT1(), found.getT2().count(codes)));
        });
    }

    /**
     * What stands for the addresses of each of them.
     *
     * @param contacts their contact keys
     * @param emails keys of their e-mail addresses; null for those without
     * @param numbers keys of the numbers behind the first, of those who have several, by position
     */
    private record Keys(
            List<String> contacts,
            List<@Nullable String> emails,
            Map<Integer, List<String>> numbers) {

        List<String> all() {
            List<String> all = new ArrayList<>(contacts);
            emails.stream().filter(Objects::nonNull).forEach(all::add);
            numbers.values().forEach(all::addAll);
            return all;
        }

        /** Whether a number of that person is among them, or whatever else stands for them. */
        boolean isPerson(int index, Predicate<String> among) {
            return among.test(contacts.get(index))
                    || numbers.getOrDefault(index, List.of()).stream().anyMatch(among);
        }
    }

    private Keys keys() {
        ContactKeys.Hasher hasher = audience.contactKeys().hasher();
        List<String> contacts = new ArrayList<>(read.verdicts().size());
        List<@Nullable String> emails = new ArrayList<>(read.verdicts().size());
        Map<Integer, List<String>> numbers = new HashMap<>();
        for (Verdict each : read.verdicts()) {
            List<Reachable> phones = each.reach().phones();
            if (phones.size() > 1) {
                numbers.put(
                        contacts.size(),
                        phones.stream().skip(1).map(next -> hasher.keyOf(next.e164())).toList());
            }
            EmailAddress email = each.reach().email();
            contacts.add(hasher.keyOf(each.address()));
            emails.add(email == null ? null : hasher.keyOf(email.normalised()));
        }
        return new Keys(contacts, emails, numbers);
    }

    /** The codes recipients are given, one for each that is given one. */
    private List<String> codes() {
        return read.recipients().stream()
                .map(Recipient::sponsorshipCode)
                .filter(Objects::nonNull)
                .toList();
    }

    private People people(Keys keys, Blacklisted blacklisted, Map<String, Integer> codes) {
        List<Verdict> verdicts = verdicts(keys, blacklisted);
        requireSomebody(verdicts, reader.counts(codes.getOrDefault("CODE_NOT_FOUND", 0)));
        return new People(
                warnings(verdicts, codes),
                ownMessages(),
                new Present(new Addressees(read.recipients(), verdicts, keys)));
    }

    private List<Verdict> verdicts(Keys keys, Blacklisted blacklisted) {
        if (blacklisted.isEmpty()) {
            return read.verdicts();
        }
        List<Verdict> verdicts = new ArrayList<>(read.verdicts());
        for (int index = 0; index < verdicts.size(); index++) {
            if (verdicts.get(index) instanceof Verdict.Send(var reach)) {
                verdicts.set(index, verdict(reach, keys, index, blacklisted));
            }
        }
        return verdicts;
    }

    /** Every blacklisted number stands for its person, an e-mail address only for itself. */
    private Verdict verdict(Reach reach, Keys keys, int index, Blacklisted blacklisted) {
        if (keys.isPerson(index, key -> blacklisted.holds(sponsorId, key))) {
            return new Verdict.Blacklisted(reach);
        }
        String email = keys.emails.get(index);
        if (email == null || !blacklisted.holds(sponsorId, email)) {
            return new Verdict.Send(reach);
        }
        Reach left = reach.without(EMAIL);
        return left.hasAny(wording.kinds())
                ? new Verdict.Send(left)
                : new Verdict.Blacklisted(reach);
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

    private List<Warning> warnings(List<Verdict> verdicts, Map<String, Integer> codes) {
        long blacklisted = verdicts.stream().filter(Verdict.Blacklisted.class::isInstance).count();
        List<Warning> warnings = new ArrayList<>();
        warnings.add(new Warning("INVALID_PHONE", reader.invalidPhones()));
        warnings.add(new Warning("NO_ADDRESS", reader.withoutAddress()));
        codes.forEach((code, count) -> warnings.add(new Warning(code, count)));
        kinds(verdicts).forEach((kind, count) -> warnings.add(new Warning(kind, count)));
        warnings.add(new Warning("COUNTRY_NOT_ALLOWED", reader.countriesNotAllowed()));
        warnings.add(new Warning("DUPLICATE_RECIPIENT", reader.duplicates()));
        warnings.add(new Warning("BLACKLISTED", Math.toIntExact(blacklisted)));
        warnings.add(warning("PHONE_LEFT_OUT", reader.leftOut("phoneNumber")));
        warnings.add(warning("INVALID_EMAIL", reader.leftOut("email")));
        warnings.add(warning("INVALID_PRIORITY", reader.leftOut("priority")));
        return People.told(warnings);
    }

    private static Warning warning(String code, LeftOut.Found leftOut) {
        return new Warning(code, leftOut.count(), List.of(leftOut.places()));
    }

    /** How many numbers are of a kind that takes no SMS or that few people have, by kind. */
    private static Map<String, Integer> kinds(List<Verdict> verdicts) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Verdict each : verdicts) {
            Reachable phone = each instanceof Verdict.Send(var reach) ? reach.phone() : null;
            if (phone != null && phone.kind() != PhoneKind.MOBILE) {
                counts.merge(phone.kind().name(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** How many of those that get a message have their own, other than the common one. */
    private int ownMessages() {
        int own = 0;
        for (int index = 0; index < read.recipients().size(); index++) {
            String message = read.recipients().get(index).customMessage();
            if (message != null
                    && read.verdicts().get(index) instanceof Verdict.Send
                    && wording.common().filter(each -> each.text().equals(message)).isEmpty()) {
                own++;
            }
        }
        return own;
    }

    /** Made one by one as they are asked for, so that they need not be there at once. */
    private static final class Addressees extends AbstractList<Addressee> implements RandomAccess {

        private final List<Recipient> recipients;
        private final List<Verdict> verdicts;
        private final Keys keys;

        Addressees(List<Recipient> recipients, List<Verdict> verdicts, Keys keys) {
            this.recipients = recipients;
            this.verdicts = verdicts;
            this.keys = keys;
        }

        @Override
        public Addressee get(int index) {
            Verdict verdict = verdicts.get(index);
            Recipient recipient = recipients.get(index);
            Addresses addresses =
                    verdict.reach()
                            .keyed(
                                    keys.contacts.get(index),
                                    keys.emails.get(index),
                                    recipient.givenEmail());
            return new Addressee(Person.of(recipient, addresses, null), verdict.refusal());
        }

        @Override
        public int size() {
            return recipients.size();
        }
    }
}

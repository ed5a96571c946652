package com.ziraai.campaign.recipient;

import com.ziraai.contract.Address;
import com.ziraai.contract.text.Composed;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A recipient as it came, in the names of the Bulk Operations API.
 *
 * @param addresses further ones, preferred ones first: behind the phone number and the e-mail
 *     address, where these are given
 * @param personalizationData values of the sponsor's own placeholders; numbers and truth values are
 *     taken as text
 * @param priority 1 to 10
 * @param customMessage wins over the operation's template
 * @param externalId the sponsor's own reference of the person; a number is taken as text
 */
public record Recipient(
        @Nullable String name,
        @Nullable String phoneNumber,
        @Nullable String email,
        @Nullable List<@Nullable GivenAddress> addresses,
        @Nullable String sponsorshipCode,
        @JsonDeserialize(contentUsing = ScalarText.class)
                @Nullable Map<String, @Nullable String> personalizationData,
        @Nullable Integer priority,
        @Nullable String customMessage,
        @JsonDeserialize(using = ScalarText.class) @Nullable String externalId) {

    /** Texts and names of values are composed here, whatever file or request they came with. */
    public Recipient {
        name = name == null ? null : Composed.of(name);
        email = email == null ? null : Composed.of(email.strip());
        customMessage = customMessage == null ? null : Composed.of(customMessage);
        personalizationData = personalizationData == null ? null : composed(personalizationData);
    }

    /** Nothing is known of it. */
    public static final Recipient EMPTY =
            new Recipient(null, null, null, null, null, null, null, null, null);

    /** Where a recipient's own is not given. */
    public static final int DEFAULT_PRIORITY = 5;

    /** Mostly the same; of names that become equal, the later stay as they are and are refused. */
    private static Map<String, @Nullable String> composed(Map<String, @Nullable String> given) {
        if (given.entrySet().stream().allMatch(Recipient::isComposed)) {
            return given;
        }
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            String composed = Composed.of(name);
            boolean taken = !composed.equals(name) && given.containsKey(composed);
            values.put(
                    taken || values.containsKey(composed) ? name : composed,
                    value == null ? null : Composed.of(value));
        });
        return values;
    }

    private static boolean isComposed(Map.Entry<String, @Nullable String> each) {
        String value = each.getValue();
        return Composed.is(each.getKey()) && (value == null || Composed.is(value));
    }

    Recipient without(boolean itsEmail, boolean itsPriority) {
        return new Recipient(
                name,
                phoneNumber,
                itsEmail ? null : email,
                addresses,
                sponsorshipCode,
                personalizationData,
                itsPriority ? null : priority,
                customMessage,
                externalId);
    }

    /** The values given, possibly none. */
    public Map<String, @Nullable String> values() {
        return Optional.ofNullable(personalizationData).orElse(Map.of());
    }

    /** The texts given as phone numbers, preferred ones first. */
    public List<String> phones() {
        if (addresses == null) {
            return phoneNumber == null || phoneNumber.isBlank() ? List.of() : List.of(phoneNumber);
        }
        return places(Address.PHONE).map(Place::text).toList();
    }

    /** The field that one of {@link #phones} stands in. */
    public String fieldOfPhone(int position) {
        return addresses == null
                ? "phoneNumber"
                : places(Address.PHONE).skip(position).findFirst().orElseThrow().field();
    }

    /** The e-mail addresses given, each once, preferred ones first. */
    public List<EmailAddress> emails() {
        if (addresses == null) {
            return email == null
                    ? List.of()
                    : EmailAddress.of(email).map(List::of).orElse(List.of());
        }
        Set<String> seen = new HashSet<>();
        return places(Address.EMAIL)
                .flatMap(each -> EmailAddress.of(each.text()).stream())
                .filter(each -> seen.add(each.normalised()))
                .toList();
    }

    /** The first text given as e-mail address that is one; null where there is none. */
    public @Nullable String givenEmail() {
        if (email != null || addresses == null) {
            return email;
        }
        return emails().stream().map(EmailAddress::value).findFirst().orElse(null);
    }

    /** A text given as address and the field it stands in. */
    private record Place(String field, String text) {}

    private Stream<Place> places(Address kind) {
        Place own =
                switch (kind) {
                    case PHONE -> new Place("phoneNumber", orNone(phoneNumber));
                    case EMAIL -> new Place("email", orNone(email));
                };
        List<@Nullable GivenAddress> further = addresses == null ? List.of() : addresses;
        Stream<Place> others =
                IntStream.range(0, further.size())
                        .boxed()
                        .flatMap(at -> place(kind, at, further.get(at)).stream());
        return Stream.concat(Stream.of(own), others).filter(each -> !each.text.isBlank());
    }

    private static Optional<Place> place(Address kind, int at, @Nullable GivenAddress given) {
        return given != null && given.is(kind)
                ? Optional.of(new Place("addresses[" + at + "].value", orNone(given.value())))
                : Optional.empty();
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** 1 to 10, if what was given is. */
    public int urgency() {
        return priority == null ? DEFAULT_PRIORITY : priority;
    }
}

package com.ziraai.campaign.recipient;

import com.ziraai.campaign.recipient.PhoneReading.Reachable;
import com.ziraai.contract.Address;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses somebody can be reached at, normalised, preferred ones first; possibly none.
 *
 * @param phones numbers the sponsor may reach
 * @param unused kinds of addresses they are not written to at, for all that they have some
 */
public record Reach(List<Reachable> phones, List<EmailAddress> emails, Set<Address> unused) {

    /** Nowhere. */
    public static final Reach NONE = new Reach(List.of(), List.of());

    public Reach(List<Reachable> phones, List<EmailAddress> emails) {
        this(phones, emails, Set.of());
    }

    /** The number that is written to; null where none is. */
    public @Nullable Reachable phone() {
        return phones.isEmpty() || unused.contains(Address.PHONE) ? null : phones.getFirst();
    }

    /** The e-mail address that is written to; null where none is. */
    public @Nullable EmailAddress email() {
        return emails.isEmpty() || unused.contains(Address.EMAIL) ? null : emails.getFirst();
    }

    /** What is written to there, normalised; null where nothing is. */
    public @Nullable String of(Address kind) {
        return switch (kind) {
            case PHONE -> {
                Reachable phone = phone();
                yield phone == null ? null : phone.e164();
            }
            case EMAIL -> {
                EmailAddress email = email();
                yield email == null ? null : email.normalised();
            }
        };
    }

    /** Whether they are reached at an address of any of these kinds. */
    public boolean hasAny(List<Address> kinds) {
        for (Address each : kinds) {
            if (of(each) != null) {
                return true;
            }
        }
        return false;
    }

    /** What the contact key is made of: the number, else the e-mail address; null for neither. */
    public @Nullable String contact() {
        if (!phones.isEmpty()) {
            return phones.getFirst().e164();
        }
        return emails.isEmpty() ? null : emails.getFirst().normalised();
    }

    /** The same, not written to at any address of that kind. */
    public Reach without(Address kind) {
        Set<Address> more = EnumSet.of(kind);
        more.addAll(unused);
        return new Reach(phones, emails, more);
    }

    /**
     * As a person has them in an order: those that are written to.
     *
     * @param contactKey stands for the person, also where there is no address
     * @param emailKey of the first e-mail address; null where there is none
     * @param given e-mail address, kept where it is not written to as well; null where none was
     */
    public Addresses keyed(String contactKey, @Nullable String emailKey, @Nullable String given) {
        Reachable phone = phone();
        EmailAddress email = email();
        ContactAddress second = null;
        if (email != null) {
            second = ContactAddress.of(email, emailKey);
        } else if (given != null) {
            second = new ContactAddress(Address.EMAIL, given, null, null);
        }
        return new Addresses(
                contactKey,
                phone == null
                        ? listOf(second)
                        : second == null
                                ? List.of(ContactAddress.of(phone, contactKey))
                                : List.of(ContactAddress.of(phone, contactKey), second));
    }

    private static List<ContactAddress> listOf(@Nullable ContactAddress only) {
        return only == null ? List.of() : List.of(only);
    }
}

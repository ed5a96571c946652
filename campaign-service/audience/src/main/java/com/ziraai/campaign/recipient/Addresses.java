package com.ziraai.campaign.recipient;

import com.ziraai.contract.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a person can be written to. Of several addresses of a kind the first is written to, and no
 * other is tried in its place.
 *
 * @param contactKey whoever it is for, it stands for the person everywhere: the key of the first
 *     number, else of the first e-mail address
 * @param all preferred ones first, each once; possibly none
 */
public record Addresses(String contactKey, List<ContactAddress> all) {

    /** All somebody has who has any; each can be written to. */
    public static Addresses of(List<ContactAddress> all) {
        ContactAddress contact = all.getFirst();
        for (int i = 1; contact.kind() != Address.PHONE && i < all.size(); i++) {
            contact = all.get(i).kind() == Address.PHONE ? all.get(i) : contact;
        }
        return new Addresses(Objects.requireNonNull(contact.key()), all);
    }

    /** All that was read, none of which is known not to be used. */
    public static Addresses of(Reach reach, ContactKeys.Hasher keys) {
        List<ContactAddress> all = new ArrayList<>(reach.phones().size() + reach.emails().size());
        reach.phones().forEach(each -> all.add(ContactAddress.of(each, keys.keyOf(each.e164()))));
        reach.emails()
                .forEach(each -> all.add(ContactAddress.of(each, keys.keyOf(each.normalised()))));
        return of(List.copyOf(all));
    }

    /** The one of that kind that is written to; null where none can be. */
    public @Nullable ContactAddress first(Address kind) {
        for (ContactAddress each : all) {
            if (each.isUsable(kind)) {
                return each;
            }
        }
        return null;
    }

    /** Whether a channel that reaches people there reaches this one. */
    public boolean has(Address kind) {
        return first(kind) != null;
    }

    /** Key of the one of that kind that is written to; null where none can be. */
    public @Nullable String keyOf(Address kind) {
        ContactAddress first = first(kind);
        return first == null ? null : first.key();
    }

    /** E.164; null where no number can be written to. */
    public @Nullable String phone() {
        ContactAddress first = first(Address.PHONE);
        return first == null ? null : first.value();
    }

    /** ISO 3166-1 alpha-2 of {@link #phone}. */
    public @Nullable String country() {
        ContactAddress first = first(Address.PHONE);
        return first == null ? null : first.country();
    }

    /** The first e-mail address there is, also one that is not written to. */
    public @Nullable String email() {
        for (ContactAddress each : all) {
            if (each.kind() == Address.EMAIL) {
                return each.value();
            }
        }
        return null;
    }

    /**
     * Keys whose entry on a blacklist stands for the person: of every number, so that who asked by
     * one of them is not written to at another; of the e-mail address where there is no number.
     */
    public List<String> keysOfPerson() {
        List<String> keys = new ArrayList<>(1);
        keys.add(contactKey);
        for (ContactAddress each : all) {
            if (each.isUsable(Address.PHONE) && !contactKey.equals(each.key())) {
                keys.add(Objects.requireNonNull(each.key()));
            }
        }
        return keys;
    }

    /** The same, not written to at any address of that kind. */
    public Addresses without(Address kind) {
        return new Addresses(
                contactKey,
                all.stream().map(each -> each.isUsable(kind) ? each.unused() : each).toList());
    }
}

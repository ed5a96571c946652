package com.ziraai.contract;

import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Recipient;
import org.jspecify.annotations.Nullable;

/** What a channel needs of a person to reach them. */
public enum Address {
    PHONE {
        @Override
        public @Nullable String of(Recipient person) {
            return person.getPhone();
        }

        @Override
        public @Nullable String keyOf(DistributionRequested request) {
            return of(request.getRecipient()) == null ? null : request.getItem().getContactKey();
        }
    },
    EMAIL {
        @Override
        public @Nullable String of(Recipient person) {
            return person.getEmailKey() == null ? null : person.getEmail();
        }

        @Override
        public @Nullable String keyOf(DistributionRequested request) {
            return request.getRecipient().getEmailKey();
        }
    };

    /** The person's; null where they have none. */
    public abstract @Nullable String of(Recipient person);

    /** Keyed hash of the person's; null where they have none. */
    public abstract @Nullable String keyOf(DistributionRequested request);
}

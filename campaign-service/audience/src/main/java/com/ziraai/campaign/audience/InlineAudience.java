package com.ziraai.campaign.audience;

import com.ziraai.campaign.blacklist.Blacklisted;
import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.givencode.CodeFindings;
import com.ziraai.campaign.recipient.ContactKeys;
import com.ziraai.campaign.recipient.PhoneNumbers;
import com.ziraai.campaign.recipient.Recipient;
import com.ziraai.campaign.sponsor.Sponsor;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Recipients that came with an order.
 *
 * @param recipients as they came
 * @param blacklist which of a sponsor's contacts get no message
 * @param codes what stands against a sponsor's giving codes
 * @param work threads that never wait
 */
record InlineAudience(
        List<@Nullable Recipient> recipients,
        ContactKeys contactKeys,
        BiFunction<String, List<String>, Mono<Blacklisted>> blacklist,
        BiFunction<String, List<String>, Mono<CodeFindings>> codes,
        Scheduler work)
        implements Audience {

    @Override
    public String field() {
        return "recipients";
    }

    @Override
    public int size() {
        return recipients.size();
    }

    @Override
    public Optional<String> list() {
        return Optional.empty();
    }

    @Override
    public void check(Sponsor sponsor, Violations violations) {
        if (recipients.isEmpty()) {
            violations.add(field(), "REQUIRED");
        }
    }

    @Override
    public Readership read(Sponsor sponsor, Wording wording, Violations violations) {
        RecipientReader reader =
                new RecipientReader(
                        new PhoneNumbers(sponsor.defaultRegion(), sponsor.allowedCountries()),
                        wording,
                        violations);
        return new InlineReadership(this, sponsor.id(), wording, reader.read(recipients), reader);
    }
}

package com.ziraai.campaign.audience;

import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.list.UsableList;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.Template;
import com.ziraai.campaign.sponsor.Sponsor;
import java.util.BitSet;
import java.util.Optional;
import reactor.core.publisher.Flux;

/**
 * The valid rows of an uploaded list, in their order.
 *
 * @param blacklisted positions of rows whose contact was blacklisted since the upload
 * @param rows read when an operation of them is stored
 */
record UploadedAudience(UsableList rowsOf, BitSet blacklisted, Flux<Person> rows)
        implements Audience {

    @Override
    public String field() {
        return "recipientListId";
    }

    @Override
    public int size() {
        return rowsOf.rows();
    }

    @Override
    public Optional<String> list() {
        return Optional.of(rowsOf.id());
    }

    @Override
    public void check(Sponsor sponsor, Violations violations) {
        if (blacklisted.cardinality() == rowsOf.rows()) {
            violations.add(field(), "NO_VALID_RECIPIENT");
        }
        rowsOf.countries().stream()
                .filter(country -> !sponsor.allowedCountries().contains(country))
                .forEach(country -> violations.add(field(), "COUNTRY_OF_LIST", country));
    }

    @Override
    public Readership read(Sponsor sponsor, Wording wording, Violations violations) {
        requirePlaceholders("messageTemplate", wording.common(), violations);
        requirePlaceholders("emailSubject", wording.subject(), violations);
        if (rowsOf.rows() > 0 && wording.kinds().stream().noneMatch(rowsOf::reached)) {
            violations.add(field(), "NOBODY_REACHED", wording.channels().getFirst().name());
        }
        return new UploadedReadership(this, wording);
    }

    private void requirePlaceholders(String field, Optional<Template> of, Violations violations) {
        of.ifPresent(template -> {
            for (String each : template.ownPlaceholders()) {
                long missing = rowsOf.rowsWithout(each);
                if (missing > 0) {
                    violations.add(field, "PLACEHOLDER_WITHOUT_VALUE", each, missing);
                }
            }
        });
    }
}

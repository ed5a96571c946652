package com.ziraai.campaign.list;

import com.ziraai.campaign.blacklist.Blacklisted;
import com.ziraai.campaign.recipient.Person;
import com.ziraai.campaign.recipient.PhoneKind;
import com.ziraai.campaign.table.TableRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A run of rows of a file, read and checked.
 *
 * @param good those that get a message
 * @param bad the others, in their order
 */
record Chunk(List<GoodRow> good, List<BadRow> bad) {

    /**
     * @param row as it came
     * @param priority 1 to 10
     * @param kind of its number; empty where it has none
     * @param leftOut fields whose value was no good and is not needed
     */
    record GoodRow(
            TableRow row,
            Person person,
            int priority,
            Optional<PhoneKind> kind,
            List<String> leftOut) {

        List<String> keys() {
            return person.addresses().keysOfPerson();
        }
    }

    /** Keys whose entry on a blacklist stands for one of its people. */
    List<String> keys() {
        return good.stream().flatMap(each -> each.keys().stream()).toList();
    }

    /** The codes its rows are to get, one for each that names one. */
    List<String> codes() {
        return good.stream().map(each -> each.person.code()).filter(Objects::nonNull).toList();
    }

    /** The same with those refused. */
    Chunk without(Blacklisted blacklisted, String sponsorId, Columns columns) {
        if (blacklisted.isEmpty()) {
            return this;
        }
        String phone = columns.headerOf("phoneNumber");
        String email = columns.headerOf("email");
        List<GoodRow> left = new ArrayList<>();
        List<BadRow> refused = new ArrayList<>(bad);
        for (GoodRow each : good) {
            if (blacklisted.holdsAny(sponsorId, each.keys())) {
                refused.add(
                        BadRow.of(each.row, each.kind.isPresent() ? phone : email, "BLACKLISTED"));
            } else {
                left.add(each);
            }
        }
        refused.sort(Comparator.comparingLong(BadRow::row));
        return new Chunk(left, refused);
    }
}

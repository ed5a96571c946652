package com.ziraai.campaign.schedule;

import com.ziraai.campaign.database.Row;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The hours of an operation as its row and its sponsor's have them. */
public final class StoredHours {

    /** What {@link #of} reads, of {@code operation o} and {@code sponsor s}. */
    public static final String COLUMNS =
            """
            o.zone, o.open_hours, o.closed_days, o.quiet_from, o.quiet_to,
            s.time_zone AS sponsor_zone, s.quiet_from AS sponsor_quiet_from, s.quiet_to AS sponsor_quiet_to
            """;

    private StoredHours() {}

    /** When its batches may go out. */
    public static OpenTime of(Row row) {
        String zone = row.textIfAny("zone").orElseGet(() -> row.text("sponsor_zone"));
        return row.textIfAny("zone")
                .map(each -> windows(each, row))
                .orElseGet(() -> OpenTime.always(ZoneId.of(zone)))
                .with(quiet(row));
    }

    private static List<QuietHours> quiet(Row row) {
        List<QuietHours> quiet = new ArrayList<>();
        row.textIfAny("sponsor_quiet_from")
                .map(from -> quiet(row, "sponsor_zone", from, "sponsor_quiet_to"))
                .ifPresent(quiet::add);
        row.textIfAny("quiet_from")
                .map(from -> quiet(row, "zone", from, "quiet_to"))
                .ifPresent(quiet::add);
        return quiet;
    }

    private static QuietHours quiet(Row row, String zone, String from, String to) {
        return new QuietHours(
                ZoneId.of(row.text(zone)), LocalTime.parse(from), LocalTime.parse(row.text(to)));
    }

    private static OpenTime windows(String zone, Row row) {
        return new OpenTime(
                ZoneId.of(zone),
                Arrays.stream(row.texts("open_hours"))
                        .map(LocalTime::parse)
                        .collect(Collectors.toCollection(TreeSet::new)),
                Arrays.stream(row.texts("closed_days"))
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toSet()));
    }
}

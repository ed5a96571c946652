package com.ziraai.analytics.counter;

import com.ziraai.analytics.fold.AttemptDetail;

/**
 * A row of one of the tables; dimensions the table does not have are empty.
 *
 * @param table the table
 * @param quarter quarter of an hour of the release
 * @param channel channel of the attempt; NONE where an item failed without one
 * @param origin who sent it
 * @param country of the destination; empty where it is not known
 * @param failureClass what the failure means, or a category
 * @param code our code of the failure
 */
record CounterKey(
        CounterTable table,
        int quarter,
        String channel,
        AttemptDetail.Origin origin,
        String country,
        String failureClass,
        String code) {

    private static final AttemptDetail.Origin NOBODY = AttemptDetail.NONE.origin();

    /** The row of the table an attempt is counted in, or an item without any. */
    static CounterKey of(CounterTable table, int quarter, String channel, AttemptDetail detail) {
        String country = detail.country();
        var reason = detail.reason();
        return switch (table) {
            case ITEM_COUNTER -> new CounterKey(table, quarter, "", NOBODY, "", "", "");
            case ATTEMPT_COUNTER ->
                    new CounterKey(table, quarter, channel, detail.origin(), country, "", "");
            case ERROR_COUNTER ->
                    new CounterKey(
                            table,
                            quarter,
                            channel,
                            detail.origin(),
                            country,
                            reason.failureClass(),
                            reason.code());
        };
    }

    /** Whether it is the row {@link #of} would give; asked for every item, so nothing is made. */
    boolean isOf(int quarter, String channel, AttemptDetail detail) {
        return this.quarter == quarter
                && switch (table) {
                    case ITEM_COUNTER -> true;
                    case ATTEMPT_COUNTER -> isBy(channel, detail);
                    case ERROR_COUNTER ->
                            isBy(channel, detail)
                                    && code.equals(detail.reason().code())
                                    && failureClass.equals(detail.reason().failureClass());
                };
    }

    private boolean isBy(String channel, AttemptDetail detail) {
        return this.channel.equals(channel)
                && country.equals(detail.country())
                && origin.equals(detail.origin());
    }

    /** What stands in a column of the table. */
    String dimension(String column) {
        return switch (column) {
            case "channel" -> channel;
            case "provider" -> origin.provider();
            case "sender" -> origin.sender();
            case "country" -> country;
            case "failure_class" -> failureClass;
            case "code" -> code;
            default -> throw new IllegalArgumentException(column);
        };
    }
}

package com.ziraai.campaign.statistics;

import com.ziraai.campaign.progress.OperationStatus;
import com.ziraai.campaign.progress.Snapshot;
import com.ziraai.campaign.progress.Standing;
import com.ziraai.contract.Media;
import com.ziraai.event.Channel;
import com.ziraai.event.OperationType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Adds operations up. Not thread-safe. */
final class Statistics {

    private static final Duration RECENTLY = Duration.ofDays(30);
    private static final int POPULAR_HOURS = 3;

    private final Instant now;
    private final ZoneId zone;
    private final Map<OperationStatus, Long> operations = new EnumMap<>(OperationStatus.class);
    private final Map<Channel, Rate> channels = new EnumMap<>(Channel.class);
    private final Map<Integer, Busy> hours = new TreeMap<>();
    private final Rate items = new Rate();
    private final Rate recentItems = new Rate();
    private long recentOperations;
    private long recentLinks;
    private long recentCodes;
    private long ended;
    private Duration processing = Duration.ZERO;

    /**
     * @param zone hours are local to it
     */
    Statistics(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    private static final class Rate {
        private long all;
        private long good;

        void add(long all, long good) {
            this.all += all;
            this.good += good;
        }

        /** In percent to one decimal; nothing of nothing is 0. */
        double percent() {
            return all == 0 ? 0 : Math.round(good * 1000.0 / all) / 10.0;
        }
    }

    private static final class Busy {
        private final Rate items = new Rate();
        private long operations;
    }

    void add(Standing standing, OperationType type) {
        Snapshot snapshot = standing.snapshot();
        int processed = snapshot.processedItems();
        int successful = snapshot.successfulItems();
        operations.merge(standing.status(), 1L, Long::sum);
        items.add(processed, successful);
        Busy hour =
                hours.computeIfAbsent(
                        standing.createdAt().atZone(zone).getHour(), each -> new Busy());
        hour.operations++;
        hour.items.add(processed, successful);
        snapshot.channels().forEach(this::add);
        addTime(snapshot, standing.createdAt());
        if (standing.createdAt().isAfter(now.minus(RECENTLY))) {
            addRecent(type, processed, successful);
        }
    }

    private void add(Snapshot.ChannelCounts counts) {
        int good = counts.accepted() + counts.sent() + counts.delivered() + counts.read();
        int all = good + counts.rejected() + counts.failed();
        channels.computeIfAbsent(counts.channel(), each -> new Rate()).add(all, good);
    }

    private void addTime(Snapshot snapshot, Instant createdAt) {
        Instant end = snapshot.completedAt();
        if (end != null) {
            Instant begin = snapshot.startedAt() == null ? createdAt : snapshot.startedAt();
            processing = processing.plus(Duration.between(begin, end));
            ended++;
        }
    }

    private void addRecent(OperationType type, int processed, int successful) {
        recentOperations++;
        recentItems.add(processed, successful);
        switch (type) {
            case BULK_LINK_SEND -> recentLinks += successful;
            case BULK_CODE_GENERATION -> recentCodes += successful;
        }
    }

    StatisticsAnswer answer() {
        return new StatisticsAnswer(
                true,
                new StatisticsAnswer.Data(
                        operations.values().stream().mapToLong(Long::longValue).sum(),
                        count(OperationStatus.COMPLETED)
                                + count(OperationStatus.PARTIALLY_COMPLETED),
                        count(OperationStatus.FAILED),
                        count(OperationStatus.CANCELLED),
                        items.all,
                        items.good,
                        items.percent(),
                        averageMinutes(),
                        new StatisticsAnswer.Recently(
                                recentOperations, recentLinks, recentCodes, recentItems.percent()),
                        breakdown(),
                        popularTimes()));
    }

    private long count(OperationStatus status) {
        return operations.getOrDefault(status, 0L);
    }

    /** To one decimal. */
    private double averageMinutes() {
        return ended == 0 ? 0 : Math.round(processing.toMillis() / 6_000.0 / ended) / 10.0;
    }

    /** Every channel there is, also those without an attempt. */
    private Map<String, StatisticsAnswer.Share> breakdown() {
        Map<String, StatisticsAnswer.Share> shares = new TreeMap<>();
        for (Channel each : Media.channels()) {
            Rate rate = channels.getOrDefault(each, new Rate());
            shares.put(
                    each.name().toLowerCase(Locale.ROOT),
                    new StatisticsAnswer.Share(rate.all, rate.percent()));
        }
        return shares;
    }

    /** The hours most operations were begun in; of equal ones the earlier. */
    private List<StatisticsAnswer.Hour> popularTimes() {
        return hours.entrySet().stream()
                .sorted(
                        Comparator.comparingLong((Map.Entry<Integer, Busy> each) ->
                                        each.getValue().operations)
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                .limit(POPULAR_HOURS)
                .map(each ->
                        new StatisticsAnswer.Hour(
                                each.getKey(),
                                each.getValue().operations,
                                each.getValue().items.percent()))
                .toList();
    }
}

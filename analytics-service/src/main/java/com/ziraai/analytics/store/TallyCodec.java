package com.ziraai.analytics.store;

import com.ziraai.analytics.fold.Exclusion;
import com.ziraai.analytics.fold.Histogram;
import com.ziraai.analytics.fold.Stage;
import com.ziraai.analytics.fold.Standing;
import com.ziraai.analytics.fold.Tally;
import com.ziraai.event.AttemptStatus;
import com.ziraai.event.Channel;
import com.ziraai.event.ErrorCategory;
import com.ziraai.event.ItemError;
import com.ziraai.event.ItemResult;
import com.ziraai.event.ItemStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The bytes of a tally: format, times, counts by name, the used part of the histograms, recent
 * errors and results. A count of 0 is left out, so a symbol that is new counts 0; one we do not
 * know is refused. A change of the format needs a new number and a rebuild from the topics.
 */
final class TallyCodec {

    private static final int TYPICAL_SIZE = 4096;

    private TallyCodec() {}

    static byte[] encode(Tally tally) {
        Sink out = new Sink(TYPICAL_SIZE);
        out.number(StoredFormat.CURRENT);
        write(tally.firstRecordedAt(), out);
        write(tally.lastRecordedAt(), out);
        out.append(items(tally)).append(attempts(tally)).append(excluded(tally));
        out.number(tally.neverTried()).number(tally.attemptNumbers());
        for (Stage stage : Stage.values()) {
            write(stage, tally.latencies(stage), out);
        }
        out.number(tally.recentErrors().size());
        tally.recentErrors().forEach(each -> write(each, out));
        out.number(tally.recentResults().size());
        tally.recentResults().forEach(each -> write(each, out));
        return out.toBytes();
    }

    private static void write(Optional<Instant> time, Sink out) {
        out.number(time.isPresent() ? 1 : 0);
        time.ifPresent(at -> out.number(at.toEpochMilli()));
    }

    private static Sink items(Tally tally) {
        Sink counts = new Sink(128);
        int used = 0;
        for (Standing each : Standing.values()) {
            if (tally.items(each) != 0) {
                counts.symbol(each).number(tally.items(each));
                used++;
            }
        }
        return counted(used, counts);
    }

    private static Sink attempts(Tally tally) {
        Sink counts = new Sink(256);
        int used = 0;
        for (Channel channel : Channel.values()) {
            for (AttemptStatus status : AttemptStatus.values()) {
                int count = tally.attempts(channel, status);
                if (count != 0) {
                    counts.symbol(channel).symbol(status).number(count);
                    used++;
                }
            }
        }
        return counted(used, counts);
    }

    private static Sink excluded(Tally tally) {
        Sink counts = new Sink(128);
        int used = 0;
        for (Exclusion each : Exclusion.values()) {
            if (tally.excluded(each) != 0) {
                counts.symbol(each).number(tally.excluded(each));
                used++;
            }
        }
        return counted(used, counts);
    }

    private static Sink counted(int used, Sink counts) {
        return new Sink(256).number(used).append(counts);
    }

    private static void write(Stage stage, Histogram latencies, Sink out) {
        int length = latencies.length();
        out.symbol(stage).number(length);
        for (int step = 0; step < length; step++) {
            out.number(latencies.count(step));
        }
    }

    private static void write(ItemError error, Sink out) {
        out.number(error.getItemIndex())
                .text(error.getCode())
                .symbol(error.getCategory())
                .text(error.getDetail())
                .number(error.getRetryable() ? 1 : 0)
                .number(error.getRetryCount())
                .number(error.getOccurredAt().toEpochMilli());
    }

    /** That an item was skipped stands in the place of an attempt's status. */
    private static void write(ItemResult result, Sink out) {
        out.number(result.getItemIndex())
                .symbol(result.getEnded() == null ? result.getStatus() : result.getEnded())
                .number(result.getOccurredAt().toEpochMilli())
                .number(result.getDurationMillis());
    }

    /**
     * @throws IllegalStateException if the bytes are of another format, or name what we do not know
     */
    static Tally decode(byte[] content) {
        Source in = new Source(content).format(StoredFormat.CURRENT, "tally");
        Tally tally = new Tally();
        Optional<Instant> first = readTime(in);
        Optional<Instant> last = readTime(in);
        readCounts(in, tally);
        for (int left = Stage.COUNT; left > 0; left--) {
            read(in, tally.latencies(in.symbol(Stage.class)));
        }
        tally.restore(
                first, last, list(in, TallyCodec::readError), list(in, TallyCodec::readResult));
        return tally;
    }

    private static Optional<Instant> readTime(Source in) {
        return in.number() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(in.number()));
    }

    private static void readCounts(Source in, Tally tally) {
        for (int left = in.integer(); left > 0; left--) {
            tally.restore(in.symbol(Standing.class), in.integer());
        }
        for (int left = in.integer(); left > 0; left--) {
            tally.restore(in.symbol(Channel.class), in.symbol(AttemptStatus.class), in.integer());
        }
        for (int left = in.integer(); left > 0; left--) {
            tally.restore(in.symbol(Exclusion.class), in.integer());
        }
        tally.restore(in.integer(), in.number());
    }

    private static void read(Source in, Histogram latencies) {
        int length = in.integer();
        for (int step = 0; step < length; step++) {
            int count = in.integer();
            if (count != 0) {
                latencies.add(step, count);
            }
        }
    }

    private static <T> List<T> list(Source in, Function<Source, T> element) {
        List<T> list = new ArrayList<>();
        for (int left = in.integer(); left > 0; left--) {
            list.add(element.apply(in));
        }
        return list;
    }

    private static ItemError readError(Source in) {
        return new ItemError(
                in.integer(),
                in.text(),
                in.symbol(ErrorCategory.class),
                in.text(),
                in.number() != 0,
                in.integer(),
                Instant.ofEpochMilli(in.number()));
    }

    private static ItemResult readResult(Source in) {
        int itemIndex = in.integer();
        String known = in.text();
        boolean tried = !known.equals(ItemStatus.SKIPPED.name());
        return new ItemResult(
                itemIndex,
                tried ? Source.symbol(AttemptStatus.class, known) : AttemptStatus.UNKNOWN,
                Instant.ofEpochMilli(in.number()),
                in.number(),
                tried ? null : ItemStatus.SKIPPED);
    }
}

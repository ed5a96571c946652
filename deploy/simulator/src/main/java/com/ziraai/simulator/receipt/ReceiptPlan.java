package com.ziraai.simulator.receipt;

import com.ziraai.simulator.attempt.Channel;
import com.ziraai.simulator.faults.ReceiptFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The reports about one accepted call, in the order in which they shall arrive.
 *
 * @param beforeAnswer whether they are delivered before the call is answered
 * @param lost whether the script swallowed them
 */
public record ReceiptPlan(List<Report> reports, boolean beforeAnswer, boolean lost) {

    private static final int SMSC_REJECTED = 16;

    /**
     * @param readDraw within [0, 1); below the rate the message is read, and below half the rate
     *     Meta leaves out the delivered status of a read message, as it sometimes does
     */
    public static ReceiptPlan of(
            Channel channel, double readDraw, double readRate, List<ReceiptFault> faults) {
        List<Report> reports = new ArrayList<>(undisturbed(channel, readDraw, readRate));
        boolean beforeAnswer = false;
        boolean lost = false;
        boolean twice = false;
        boolean reordered = false;
        for (ReceiptFault fault : faults) {
            switch (fault) {
                case ReceiptFault.Lost _ -> lost = true;
                case ReceiptFault.Twice _ -> twice = true;
                case ReceiptFault.Reordered _ -> reordered = true;
                case ReceiptFault.BeforeAnswer _ -> beforeAnswer = true;
                case ReceiptFault.Failed failed ->
                        reports = new ArrayList<>(failure(channel, failed));
            }
        }
        if (reordered) {
            Collections.reverse(reports);
        }
        List<Report> sequence = twice ? doubled(reports) : reports;
        return new ReceiptPlan(lost ? List.of() : List.copyOf(sequence), beforeAnswer, lost);
    }

    private static List<Report> undisturbed(Channel channel, double readDraw, double readRate) {
        if (channel == Channel.EMAIL) {
            return List.of(new Report.Delivered());
        }
        if (channel == Channel.SMS || readDraw >= readRate) {
            return List.of(new Report.Sent(), new Report.Delivered());
        }
        return readDraw < readRate / 2
                ? List.of(new Report.Sent(), new Report.Read())
                : List.of(new Report.Sent(), new Report.Delivered(), new Report.Read());
    }

    /** What the SMSC itself rejects was never handed over, and no bounce follows another report. */
    private static List<Report> failure(Channel channel, ReceiptFault.Failed fault) {
        Report failed = new Report.Failed(fault.code());
        boolean rejected =
                channel == Channel.EMAIL
                        || channel == Channel.SMS && fault.code().orElse(0) == SMSC_REJECTED;
        return rejected ? List.of(failed) : List.of(new Report.Sent(), failed);
    }

    private static List<Report> doubled(List<Report> reports) {
        return reports.stream().flatMap(report -> List.of(report, report).stream()).toList();
    }
}

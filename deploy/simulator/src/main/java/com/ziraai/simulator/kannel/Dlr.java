package com.ziraai.simulator.kannel;

import com.ziraai.simulator.ledger.Entry;
import com.ziraai.simulator.receipt.Report;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * One delivery report on its way.
 *
 * @param id Kannel's own id of the message; its text without hyphens is the id of the SMSC
 * @param value 8 handed to the SMSC, 1 delivered, 2 failed, 16 rejected by the SMSC, 34 expired
 */
record Dlr(SendSms request, UUID id, int value, Instant accepted, Entry entry) {

    private static final int FAILED = 2;
    private static final DateTimeFormatter SMPP_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

    /**
     * The value of a report; a rejection by the SMSC is what failure means before the message was
     * handed over.
     */
    static int value(Report report) {
        return switch (report) {
            case Report.Sent _ -> 8;
            case Report.Delivered _, Report.Read _ -> 1;
            case Report.Failed failed -> failed.code().orElse(FAILED);
        };
    }

    boolean failure() {
        return value != 1 && value != 8;
    }

    String foreignId() {
        return id.toString().replace("-", "");
    }

    /** What the SMSC said: its answer to the submission, or the text of an SMPP receipt. */
    String reply(Instant now) {
        return switch (value) {
            case 8 -> "ACK/";
            case 16 -> "NACK/0x0000000B/Invalid Destination Address";
            case 1 -> receipt(now, "001", "DELIVRD", "000");
            case 34 -> receipt(now, "000", "EXPIRED", "027");
            default -> receipt(now, "000", "UNDELIV", "001");
        };
    }

    private String receipt(Instant now, String delivered, String state, String error) {
        return "id:%s sub:001 dlvrd:%s submit date:%s done date:%s stat:%s err:%s text:"
                .formatted(
                        foreignId(),
                        delivered,
                        SMPP_TIME.format(accepted),
                        SMPP_TIME.format(now),
                        state,
                        error);
    }
}

package com.ziraai.channel.sms.provider.kannel;

import static com.ziraai.channel.provider.FailureCode.NETWORK_BUSY;
import static com.ziraai.channel.provider.FailureCode.NETWORK_REJECTED;
import static com.ziraai.channel.provider.FailureCode.PROVIDER_CREDENTIALS;
import static com.ziraai.channel.provider.FailureCode.RECIPIENT_INVALID;
import static com.ziraai.channel.provider.FailureCode.SENDER_NOT_ALLOWED;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.event.Failure;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A submission the SMSC refused, as Kannel repeats it: {@code NACK/0x0000000B/Invalid Dest Addr}.
 */
final class SmscRefusal {

    private static final Pattern NACK = Pattern.compile("NACK/(?:0x)?([0-9A-Fa-f]{1,8})(?:/.*)?");

    /** SMPP 3.4 command_status, 5.1.3; what is missing here was refused for a reason of its own. */
    private static final Map<Integer, FailureCode> BY_STATUS =
            Map.ofEntries(
                    Map.entry(0x08, NETWORK_BUSY), // ESME_RSYSERR
                    Map.entry(0x0A, SENDER_NOT_ALLOWED), // ESME_RINVSRCADR
                    Map.entry(0x0B, RECIPIENT_INVALID), // ESME_RINVDSTADR
                    Map.entry(0x0D, PROVIDER_CREDENTIALS), // ESME_RBINDFAIL
                    Map.entry(0x0E, PROVIDER_CREDENTIALS), // ESME_RINVPASWD
                    Map.entry(0x0F, PROVIDER_CREDENTIALS), // ESME_RINVSYSID
                    Map.entry(0x14, NETWORK_BUSY), // ESME_RMSGQFUL
                    Map.entry(0x45, NETWORK_BUSY), // ESME_RSUBMITFAIL
                    Map.entry(0x58, NETWORK_BUSY), // ESME_RTHROTTLED
                    Map.entry(0x64, NETWORK_BUSY)); // ESME_RX_T_APPN

    private SmscRefusal() {}

    static Failure of(String reply) {
        Matcher nack = NACK.matcher(reply);
        if (!nack.matches()) {
            return NETWORK_REJECTED.failure();
        }
        int status = Integer.parseUnsignedInt(nack.group(1), 16);
        return BY_STATUS.getOrDefault(status, NETWORK_REJECTED).failure("0x%08X".formatted(status));
    }
}

package com.ziraai.channel.sms.provider.kannel;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.channel.provider.Dialect;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.Prepared;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.contract.text.SmsText;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.util.Optional;

/** Kannel's {@code sendsms}: GET with everything in the query, plain text answers. */
final class KannelDialect implements Dialect<SmsSend, HttpCall, HttpAnswer> {

    /**
     * Delivered, failed, buffered, accepted and rejected by the SMSC; not the intermediate ones.
     */
    private static final int REPORTS = 31;

    private final KannelSettings settings;
    private final String account;
    private final String reportUrl;

    /**
     * @param from sender shown to the recipient
     * @param receiptsUrl where Kannel reports to, {@code …/receipts/kannel}
     */
    KannelDialect(KannelSettings settings, String from, URI receiptsUrl) {
        this.settings = settings;
        this.account =
                "%s?username=%s&password=%s&from=%s"
                        .formatted(
                                settings.url(),
                                Percent.encode(settings.username(), UTF_8),
                                Percent.encode(settings.password(), UTF_8),
                                Percent.encode(from, UTF_8));
        this.reportUrl = receiptsUrl + "?token=";
    }

    @Override
    public Prepared<HttpCall> prepare(SmsSend command, String token) {
        SmsText text = SmsText.of(command.getText());
        if (text.parts() > settings.maxParts()) {
            return new Prepared.Refused<>(FailureCode.MESSAGE_TOO_LONG.failure());
        }
        String report = reportUrl + token + KannelReceipt.ESCAPES;
        return new Prepared.Call<>(
                HttpCall.get(
                        account
                                + "&to="
                                + Percent.encode(command.getTo(), UTF_8)
                                + coded(text)
                                + "&dlr-mask="
                                + REPORTS
                                + "&dlr-url="
                                + Percent.encode(report, UTF_8)));
    }

    /**
     * No charset is named: Kannel takes 7 bit text as UTF-8 and UCS-2 as UTF-16BE by itself, and
     * builds without iconv refuse anything that asks for a conversion.
     */
    private static String coded(SmsText text) {
        return switch (text.alphabet()) {
            case GSM7 -> "&coding=0&text=" + Percent.encode(text.text(), UTF_8);
            case UCS2 -> "&coding=2&text=" + Percent.encode(text.text(), UTF_16BE);
        };
    }

    @Override
    public Optional<SendResult> read(SmsSend command, HttpAnswer answer) {
        return KannelAnswer.read(answer, SmsText.of(command.getText()).parts());
    }
}

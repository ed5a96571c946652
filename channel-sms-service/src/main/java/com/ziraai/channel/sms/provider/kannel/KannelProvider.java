package com.ziraai.channel.sms.provider.kannel;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.HttpCall;
import com.ziraai.channel.provider.Prepared;
import com.ziraai.channel.provider.Provider;
import com.ziraai.channel.provider.Receipt;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.contract.text.SmsText;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.event.SmsSend;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Kannel's {@code sendsms}: GET with everything in the query, plain text answers. */
final class KannelProvider implements Provider<SmsSend> {

    static final String NAME = "kannel";

    /**
     * Delivered, failed, buffered, accepted and rejected by the SMSC; not the intermediate ones.
     */
    private static final int REPORTS = 31;

    private final KannelSettings settings;
    private final String account;
    private final String reportUrl;

    /**
     * @param receiptsUrl where Kannel reports to, {@code …/receipts/kannel}
     */
    KannelProvider(KannelSettings settings, URI receiptsUrl) {
        this.settings = settings;
        this.account =
                "%s?username=%s&password=%s&from=%s"
                        .formatted(
                                settings.url(),
                                Percent.encode(settings.username(), UTF_8),
                                Percent.encode(settings.password(), UTF_8),
                                Percent.encode(settings.from(), UTF_8));
        this.reportUrl = receiptsUrl + "?token=";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String sender() {
        return settings.from();
    }

    @Override
    public URI endpoint() {
        return settings.url();
    }

    @Override
    public double ratePerSecond() {
        return settings.ratePerSecond();
    }

    @Override
    public Prepared prepare(SmsSend command, String token) {
        SmsText text = SmsText.of(command.getText());
        if (text.parts() > settings.maxParts()) {
            return new Prepared.Refused(FailureCode.MESSAGE_TOO_LONG.failure());
        }
        String report = reportUrl + token + KannelReceipt.ESCAPES;
        return HttpCall.get(
                account
                        + "&to="
                        + Percent.encode(command.getTo(), UTF_8)
                        + coded(text)
                        + "&dlr-mask="
                        + REPORTS
                        + "&dlr-url="
                        + Percent.encode(report, UTF_8));
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

    @Override
    public List<Receipt> parse(ProviderReceipt raw) {
        return KannelReceipt.parse(raw.getQuery());
    }
}

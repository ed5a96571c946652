package com.ziraai.channel.sms.provider.twilio;

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
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** {@code POST /2010-04-01/Accounts/{AccountSid}/Messages.json}. */
final class TwilioDialect implements Dialect<SmsSend, HttpCall, HttpAnswer> {

    /** Characters of the longest body; beyond Twilio answers 21617. */
    private static final int LONGEST_BODY = 1600;

    /**
     * Behind the address of callbacks: repeated five times, whatever went wrong ("Webhooks (HTTP
     * callbacks): Connection Overrides"). Without it Twilio calls once.
     */
    static final String REPEATED = "#rc=5&rp=all";

    private final String messages;
    private final Map<String, String> headers;
    private final String from;
    private final String callback;

    /**
     * @param from number, alphanumeric sender or messaging service
     * @param receiptsUrl where Twilio reports to, {@code …/receipts/twilio}
     */
    TwilioDialect(TwilioSettings settings, String from, URI receiptsUrl) {
        this.messages = messages(settings);
        this.headers =
                Map.of(
                        "Authorization",
                        authorization(settings),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        this.from = (from.startsWith("MG") ? "MessagingServiceSid=" : "From=") + form(from);
        this.callback = receiptsUrl + "?token=";
    }

    /** Address of the account's messages. */
    static String messages(TwilioSettings settings) {
        return settings.url() + "/2010-04-01/Accounts/" + settings.accountSid() + "/Messages.json";
    }

    /** Value of the header that says who asks. */
    static String authorization(TwilioSettings settings) {
        String account = settings.accountSid() + ":" + settings.authToken();
        return "Basic " + Base64.getEncoder().encodeToString(account.getBytes(UTF_8));
    }

    @Override
    public Prepared<HttpCall> prepare(SmsSend command, String token) {
        if (command.getText().length() > LONGEST_BODY) {
            return new Prepared.Refused<>(FailureCode.MESSAGE_TOO_LONG.failure());
        }
        String body =
                from
                        + "&To="
                        + form(command.getTo())
                        + "&Body="
                        + form(command.getText())
                        + "&StatusCallback="
                        + form(callback + token + REPEATED);
        return new Prepared.Call<>(new HttpCall("POST", messages, headers, body));
    }

    private static String form(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    @Override
    public Optional<SendResult> read(SmsSend command, HttpAnswer answer) {
        return TwilioAnswer.read(answer, SmsText.of(command.getText()).parts());
    }
}

package com.ziraai.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.contract.text.Composed;
import com.ziraai.contract.text.SmsText;
import com.ziraai.event.Channel;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.message.MessageSettings.Footer;
import com.ziraai.message.Rendered.Email;
import com.ziraai.message.Rendered.Sms;
import com.ziraai.message.Rendered.TooLong;
import com.ziraai.message.Rendered.Unrenderable;
import com.ziraai.message.Rendered.Whatsapp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/**
 * Writes an item's message for a channel; the same item always gets the same message. Whatever a
 * text was put together from, it is composed when it is written ({@link Composed}).
 */
public final class Renderer {

    /** Also those line breaks Java does not count as white space. */
    /** Between the address to unsubscribe and a word; signs that end a sentence are none. */
    private static final Pattern GLUED =
            Pattern.compile(
                    "(?<=[\\p{L}\\p{M}\\p{N}])(?=%1$s)|(?<=%1$s)(?=\\S*[\\p{L}\\p{N}])"
                            .formatted(Pattern.quote(Email.UNSUBSCRIBE)));

    private static final Pattern SPACE = Pattern.compile("[\\s\\x{85}\\x{2028}\\x{2029}]+");

    private final MessageSettings settings;

    Renderer(MessageSettings settings) {
        this.settings = settings;
    }

    /**
     * The message of an item that has a code.
     *
     * @return {@link TooLong} if the channel cannot hold it; {@link Unrenderable} if a placeholder
     *     has no value, nothing remains to be read, or no message can be written for the channel
     */
    public Rendered render(Channel channel, DistributionReady ready) {
        return switch (channel) {
            case SMS -> sms(ready);
            case WHATSAPP -> whatsapp(ready);
            case EMAIL -> email(ready);
        };
    }

    /** Tells of requests, one after the other, whose message no channel is too short for. */
    public Fit fit() {
        return new Fit(settings);
    }

    private Rendered sms(DistributionReady ready) {
        MessageTemplate template =
                MessageTemplate.of(
                        Objects.requireNonNullElse(
                                ready.getRequest().getMessageTemplate(), settings.smsTemplate()));
        Map<String, String> values = Placeholders.of(ready);
        return values.keySet().containsAll(template.placeholders())
                ? sms(Composed.of(template.render(values)), ready.getRequest().getSmartEncoding())
                : unknown(template, values);
    }

    private Rendered sms(String text, boolean smart) {
        if (text.isBlank()) {
            return new Unrenderable("The message is empty.");
        }
        if (!smart && text.length() <= SmsText.surelyIn(settings.smsParts())) {
            return new Sms(text);
        }
        SmsText written = smart ? SmsText.smart(text) : SmsText.of(text);
        return written.parts() <= settings.smsParts()
                ? new Sms(written.text())
                : new TooLong(Channel.SMS, written.parts(), settings.smsParts());
    }

    private Rendered whatsapp(DistributionReady ready) {
        String own = ready.getRequest().getMessageTemplate();
        return own == null ? linkTemplate(ready) : messageTemplate(MessageTemplate.of(own), ready);
    }

    /** The approved template every account is expected to have. */
    private Rendered linkTemplate(DistributionReady ready) {
        return template(
                settings.whatsappLinkTemplate(),
                Stream.of(ready.getRequest().getSponsorName(), ready.getCode()),
                ready);
    }

    private Rendered messageTemplate(MessageTemplate own, DistributionReady ready) {
        Map<String, String> values = Placeholders.of(ready);
        return values.keySet().containsAll(own.placeholders())
                ? template(settings.whatsappMessageTemplate(), Stream.of(own.render(values)), ready)
                : unknown(own, values);
    }

    private Rendered template(String name, Stream<String> parameters, DistributionReady ready) {
        List<String> fit = parameters.map(Renderer::fit).toList();
        if (fit.contains("")) {
            return new Unrenderable("A parameter of the template is empty.");
        }
        int characters = fit.stream().mapToInt(String::length).sum();
        return characters <= settings.whatsappCharacters()
                ? new Whatsapp(name, fit, UriUtils.encode(ready.getCode(), UTF_8))
                : new TooLong(Channel.WHATSAPP, characters, settings.whatsappCharacters());
    }

    private Rendered email(DistributionReady ready) {
        DistributionRequested request = ready.getRequest();
        MessageTemplate subject =
                MessageTemplate.of(
                        Objects.requireNonNullElse(
                                request.getEmailSubject(), settings.emailSubject()));
        MessageTemplate text =
                MessageTemplate.of(
                        Objects.requireNonNullElse(
                                request.getMessageTemplate(), settings.emailTemplate()));
        Map<String, String> values = Placeholders.of(ready);
        for (MessageTemplate each : List.of(subject, text)) {
            if (!values.keySet().containsAll(each.placeholders())) {
                return unknown(each, values);
            }
        }
        String heading = fit(subject.render(values));
        values.put(Placeholders.UNSUBSCRIBE, Email.UNSUBSCRIBE);
        return email(heading, apart(Composed.of(text.render(values))), ready);
    }

    private Rendered email(String subject, String text, DistributionReady ready) {
        if (subject.isEmpty() || text.isBlank()) {
            return new Unrenderable("The subject or the text of the e-mail is empty.");
        }
        return text.length() <= settings.emailCharacters()
                ? leavable(subject, text, ready.getRequest())
                : new TooLong(Channel.EMAIL, text.length(), settings.emailCharacters());
    }

    /** The e-mail, with a footer unless its text says itself where to unsubscribe. */
    private Email leavable(String subject, String text, DistributionRequested request) {
        Footer footer = settings.footer(request.getLanguage());
        Html html = new Html(request.getLanguage(), footer.link());
        if (text.contains(Email.UNSUBSCRIBE)) {
            return new Email(subject, text, html.of(text, ""));
        }
        Map<String, String> values =
                Map.of(
                        "sponsor",
                        request.getSponsorName(),
                        Placeholders.UNSUBSCRIBE,
                        Email.UNSUBSCRIBE);
        String below = apart(Composed.of(MessageTemplate.of(footer.text()).render(values)));
        return new Email(
                subject, text.stripTrailing() + "\n\n" + below + "\n", html.of(text, below));
    }

    /** What stands directly at the address would become a part of it where it is tapped. */
    private static String apart(String text) {
        return GLUED.matcher(text).replaceAll(" ");
    }

    /**
     * One line. The Cloud API refuses parameters with line breaks, tabs or more than four spaces in
     * a row.
     */
    private static String fit(String parameter) {
        return SPACE.matcher(Composed.of(parameter)).replaceAll(" ").strip();
    }

    private static Unrenderable unknown(MessageTemplate template, Map<String, String> values) {
        List<String> missing =
                template.placeholders().stream().filter(name -> !values.containsKey(name)).toList();
        return new Unrenderable("The message names unknown placeholders: " + missing + ".");
    }
}

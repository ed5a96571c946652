package com.ziraai.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ziraai.event.Channel;
import com.ziraai.event.DistributionReady;
import com.ziraai.message.Rendered.Sms;
import com.ziraai.message.Rendered.Unrenderable;
import com.ziraai.message.Rendered.Whatsapp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/** Writes an item's message for a channel; the same item always gets the same message. */
public final class Renderer {

    private final MessageSettings settings;

    Renderer(MessageSettings settings) {
        this.settings = settings;
    }

    /**
     * The message of an item that has a code.
     *
     * @return {@link Unrenderable} if a placeholder has no value, nothing remains to be read, or no
     *     message can be written for the channel
     */
    public Rendered render(Channel channel, DistributionReady ready) {
        return switch (channel) {
            case SMS -> sms(ready);
            case WHATSAPP -> whatsapp(ready);
            case EMAIL -> new Unrenderable("There is no e-mail channel.");
        };
    }

    private Rendered sms(DistributionReady ready) {
        MessageTemplate template =
                new MessageTemplate(
                        Objects.requireNonNullElse(
                                ready.getRequest().getMessageTemplate(), settings.smsTemplate()));
        Map<String, String> values = Placeholders.of(ready);
        return values.keySet().containsAll(template.placeholders())
                ? textOrNothing(template.render(values))
                : unknown(template, values);
    }

    private static Rendered textOrNothing(String text) {
        return text.isBlank() ? new Unrenderable("The message is empty.") : new Sms(text);
    }

    private Rendered whatsapp(DistributionReady ready) {
        String own = ready.getRequest().getMessageTemplate();
        return own == null ? linkTemplate(ready) : messageTemplate(new MessageTemplate(own), ready);
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

    private static Rendered template(
            String name, Stream<String> parameters, DistributionReady ready) {
        List<String> fit = parameters.map(Renderer::fit).toList();
        return fit.contains("")
                ? new Unrenderable("A parameter of the template is empty.")
                : new Whatsapp(name, fit, UriUtils.encode(ready.getCode(), UTF_8));
    }

    /**
     * The Cloud API refuses parameters with line breaks, tabs or more than four spaces in a row.
     */
    private static String fit(String parameter) {
        return parameter.strip().replaceAll("\\s+", " ");
    }

    private static Unrenderable unknown(MessageTemplate template, Map<String, String> values) {
        List<String> missing =
                template.placeholders().stream().filter(name -> !values.containsKey(name)).toList();
        return new Unrenderable("The message names unknown placeholders: " + missing + ".");
    }
}

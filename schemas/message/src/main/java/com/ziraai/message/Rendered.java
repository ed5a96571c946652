package com.ziraai.message;

import com.ziraai.event.Channel;
import java.util.List;

/** What a person is to read, by channel, or why nothing can be written. */
public sealed interface Rendered {

    /** What can be sent. */
    sealed interface Message extends Rendered {}

    /** The text of an SMS. */
    record Sms(String text) implements Message {}

    /**
     * An approved WhatsApp template.
     *
     * @param templateName its name
     * @param bodyParameters texts of the body's parameters, fit for the provider
     * @param buttonParameter what the URL button appends to its address
     */
    record Whatsapp(String templateName, List<String> bodyParameters, String buttonParameter)
            implements Message {

        public Whatsapp {
            bodyParameters = List.copyOf(bodyParameters);
        }
    }

    /**
     * An e-mail. Text and HTML say where the person unsubscribes, by {@link #UNSUBSCRIBE}.
     *
     * @param subject one line
     * @param html a whole document that says the same as the text
     */
    record Email(String subject, String text, String html) implements Message {

        /** Stands for the address to unsubscribe, which only whoever sends it can sign. */
        public static final String UNSUBSCRIBE = "https://unsubscribe.invalid/";
    }

    /**
     * The channel cannot hold it; another one may.
     *
     * @param size parts of an SMS, characters of the parameters of a WhatsApp template or of an
     *     e-mail's text
     * @param most how many it may have
     */
    record TooLong(Channel channel, int size, int most) implements Rendered {

        /** One sentence for an operator. */
        public String detail() {
            return switch (channel) {
                case SMS -> "The SMS has %d parts, at most %d are sent.".formatted(size, most);
                case WHATSAPP ->
                        "The parameters of the WhatsApp template have %d characters, there is room for %d."
                                .formatted(size, most);
                case EMAIL ->
                        "The e-mail has %d characters, at most %d are sent.".formatted(size, most);
            };
        }
    }

    /**
     * Nothing can be sent.
     *
     * @param detail one sentence for an operator
     */
    record Unrenderable(String detail) implements Rendered {}
}

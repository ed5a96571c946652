package com.ziraai.message;

import java.util.List;

/** What a person is to read, by channel, or why nothing can be written. */
public sealed interface Rendered {

    /** The text of an SMS. */
    record Sms(String text) implements Rendered {}

    /**
     * An approved WhatsApp template.
     *
     * @param templateName its name
     * @param bodyParameters texts of the body's parameters, fit for the provider
     * @param buttonParameter what the URL button appends to its address
     */
    record Whatsapp(String templateName, List<String> bodyParameters, String buttonParameter)
            implements Rendered {

        public Whatsapp {
            bodyParameters = List.copyOf(bodyParameters);
        }
    }

    /**
     * Nothing can be sent.
     *
     * @param detail one sentence for an operator
     */
    record Unrenderable(String detail) implements Rendered {}
}

package com.ziraai.channel.email.wire;

/**
 * A message and its envelope.
 *
 * @param from where bounces go to; its local part is ASCII
 * @param to the one recipient, its domain in ASCII
 * @param international whether the recipient's local part needs SMTPUTF8
 * @param envelopeId what a bounce names as the original envelope, xtext of at most 100 characters
 * @param messageId of the message, with its angle brackets
 * @param reportSuccess whether the server is asked to report deliveries too
 */
public record SmtpCall(
        String from,
        String to,
        boolean international,
        String envelopeId,
        String messageId,
        boolean reportSuccess,
        Content content) {

    /** Only the size: everything else tells of the person. */
    @Override
    public String toString() {
        return "MAIL of " + content.length() + " bytes";
    }
}

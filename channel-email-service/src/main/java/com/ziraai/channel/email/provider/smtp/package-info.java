/**
 * SMTP as a provider: {@link com.ziraai.channel.email.provider.smtp.SmtpDialect} writes the message
 * and its envelope and reads the server's id of it; what refusals mean is the wire's to say.
 */
@NullMarked
package com.ziraai.channel.email.provider.smtp;

import org.jspecify.annotations.NullMarked;

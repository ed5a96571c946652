/**
 * A mail server: takes one message a recipient by SMTP (RFC 5321) with 8BITMIME, PIPELINING, SIZE,
 * DSN, SMTPUTF8 and AUTH, and posts bounces (RFC 3464) as a mail server pipes them.
 */
@NullMarked
package com.ziraai.simulator.smtp;

import org.jspecify.annotations.NullMarked;

/**
 * Twilio's Programmable Messaging (API version 2010-04-01): a form with Basic authentication, JSON
 * answers with codes of its own, status callbacks signed over their public address. Present where
 * {@code twilio.account-sid} is set.
 */
@NullMarked
package com.ziraai.channel.sms.provider.twilio;

import org.jspecify.annotations.NullMarked;

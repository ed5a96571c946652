/**
 * Kannel 1.4: calls {@code sendsms}, takes delivery reports at {@code /receipts/kannel} into {@code
 * sms.receipts.v1} and reads them. Source: Kannel user guide, chapter "SMSBox", and {@code
 * gw/smsbox.c}.
 */
@NullMarked
package com.ziraai.channel.sms.provider.kannel;

import org.jspecify.annotations.NullMarked;

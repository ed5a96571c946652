/**
 * What a person is to read and what that costs: the link of a code, the text of an SMS or the
 * approved WhatsApp template with its parameters, and its price. Pure, so that what is simulated is
 * what is sent.
 */
@NullMarked
package com.ziraai.message;

import org.jspecify.annotations.NullMarked;

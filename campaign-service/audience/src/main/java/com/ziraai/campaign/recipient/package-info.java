/**
 * What makes a recipient one that a message can be sent to: its phone number, address, code, values
 * and message, and the contact key that stands for it. The one rule set of requests and uploaded
 * lists. Owns no table.
 */
@NullMarked
package com.ziraai.campaign.recipient;

import org.jspecify.annotations.NullMarked;

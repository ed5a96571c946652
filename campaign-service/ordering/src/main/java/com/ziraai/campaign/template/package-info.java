/**
 * Texts to send: those sponsors and administrators store, which requests may name, and the
 * ready-made requests of the Bulk Operations API. Owns the table message_template.
 */
@NullMarked
package com.ziraai.campaign.template;

import org.jspecify.annotations.NullMarked;

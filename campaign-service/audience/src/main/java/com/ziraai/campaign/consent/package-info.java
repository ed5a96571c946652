/**
 * Tells the house, and whoever listens outside, whom nothing may be sent to. Publishes
 * contact.consent.v1 from the table consent, which it owns and which changes with the blacklists;
 * an entry is acknowledged once it is in the topic.
 */
@NullMarked
package com.ziraai.campaign.consent;

import org.jspecify.annotations.NullMarked;

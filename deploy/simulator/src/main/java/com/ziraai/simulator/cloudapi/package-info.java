/**
 * The WhatsApp Cloud API as a caller sees it: {@code POST /{version}/{phone-number-id}/messages},
 * errors in the body shape of Meta, and signed status webhooks that carry several statuses each.
 * Answers and webhooks follow the Graph API v23 shapes; templates and phone numbers are not checked
 * against a catalogue.
 */
@NullMarked
package com.ziraai.simulator.cloudapi;

import org.jspecify.annotations.NullMarked;

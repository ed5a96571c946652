/**
 * Meta's WhatsApp Cloud API: sends approved templates, takes webhooks at {@code /webhooks/whatsapp}
 * into {@code whatsapp.receipts.v1} and reads their message statuses. Source: Cloud API reference
 * v23.0 and its list of error codes.
 */
@NullMarked
package com.ziraai.channel.whatsapp.provider.cloudapi;

import org.jspecify.annotations.NullMarked;

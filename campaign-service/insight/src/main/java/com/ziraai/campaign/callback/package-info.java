/**
 * Tells sponsors' own servers how operations stand: derives events from the operations and our copy
 * of their progress, signs them by the Standard Webhooks scheme and delivers them until they are
 * taken or a day is over, never to an address that is not public. Owns the tables callback_watch,
 * callback_event, callback_attempt and callback_secret.
 */
@NullMarked
package com.ziraai.campaign.callback;

import org.jspecify.annotations.NullMarked;

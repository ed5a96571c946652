/**
 * Administrators see and change what the channels send from. A change is made by the channel, which
 * tells it in its topic of senders; here it is noted. Owns no table.
 */
@NullMarked
package com.ziraai.campaign.sender;

import org.jspecify.annotations.NullMarked;

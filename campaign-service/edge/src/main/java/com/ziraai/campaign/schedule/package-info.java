/**
 * When the batches of an operation are due: the sponsor's hours and weekdays, and spreading over
 * time. Owns no table; the times stand in the rows of the batches, the hours in the operation's.
 */
@NullMarked
package com.ziraai.campaign.schedule;

import org.jspecify.annotations.NullMarked;

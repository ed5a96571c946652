/**
 * Who did what and when, and what it changed: written in the transaction of the deed, read by
 * administrators and by the sponsor concerned. Owns the table audit.
 */
@NullMarked
package com.ziraai.campaign.audit;

import org.jspecify.annotations.NullMarked;

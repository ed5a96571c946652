/** What a sponsor's operations amount to, computed from their newest snapshots. Owns no table. */
@NullMarked
package com.ziraai.campaign.statistics;

import org.jspecify.annotations.NullMarked;

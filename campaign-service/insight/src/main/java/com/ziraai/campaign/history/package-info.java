/** A sponsor's operations, newest first, and what came of them. Owns no table. */
@NullMarked
package com.ziraai.campaign.history;

import org.jspecify.annotations.NullMarked;

/** Who did what, and when. Owns the table audit. */
@NullMarked
package com.ziraai.campaign.audit;

import org.jspecify.annotations.NullMarked;

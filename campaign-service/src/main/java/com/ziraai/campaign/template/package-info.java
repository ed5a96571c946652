/** Ready-made requests for common campaigns. Owns no table. */
@NullMarked
package com.ziraai.campaign.template;

import org.jspecify.annotations.NullMarked;

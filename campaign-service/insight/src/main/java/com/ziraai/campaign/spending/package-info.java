/** What operations spent, as dispatch says, and what their sponsors let them spend. */
@NullMarked
package com.ziraai.campaign.spending;

import org.jspecify.annotations.NullMarked;

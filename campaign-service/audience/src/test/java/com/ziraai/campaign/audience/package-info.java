@NullMarked
package com.ziraai.campaign.audience;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.campaign.forecast;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.campaign.sponsor;

import org.jspecify.annotations.NullMarked;

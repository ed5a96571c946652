@NullMarked
package com.ziraai.campaign.schedule;

import org.jspecify.annotations.NullMarked;

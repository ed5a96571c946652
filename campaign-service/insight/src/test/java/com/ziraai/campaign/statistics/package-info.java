@NullMarked
package com.ziraai.campaign.statistics;

import org.jspecify.annotations.NullMarked;

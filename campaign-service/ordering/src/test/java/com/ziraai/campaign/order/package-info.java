@NullMarked
package com.ziraai.campaign.order;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.campaign.price;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.campaign.item;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.campaign.sender;

import org.jspecify.annotations.NullMarked;

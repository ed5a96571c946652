@NullMarked
package com.ziraai.campaign.gateway;

import org.jspecify.annotations.NullMarked;

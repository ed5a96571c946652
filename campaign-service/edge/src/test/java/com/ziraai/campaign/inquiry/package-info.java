@NullMarked
package com.ziraai.campaign.inquiry;

import org.jspecify.annotations.NullMarked;

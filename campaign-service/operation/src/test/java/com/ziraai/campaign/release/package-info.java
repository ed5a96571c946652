@NullMarked
package com.ziraai.campaign.release;

import org.jspecify.annotations.NullMarked;

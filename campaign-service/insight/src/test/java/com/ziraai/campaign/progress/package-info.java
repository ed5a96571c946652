@NullMarked
package com.ziraai.campaign.progress;

import org.jspecify.annotations.NullMarked;

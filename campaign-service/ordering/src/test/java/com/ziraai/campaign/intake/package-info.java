@NullMarked
package com.ziraai.campaign.intake;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.campaign.admission;

import org.jspecify.annotations.NullMarked;

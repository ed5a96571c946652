@NullMarked
package com.ziraai.campaign.recipient;

import org.jspecify.annotations.NullMarked;

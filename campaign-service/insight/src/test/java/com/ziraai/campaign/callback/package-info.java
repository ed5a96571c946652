@NullMarked
package com.ziraai.campaign.callback;

import org.jspecify.annotations.NullMarked;

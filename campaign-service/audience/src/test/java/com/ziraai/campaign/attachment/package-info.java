@NullMarked
package com.ziraai.campaign.attachment;

import org.jspecify.annotations.NullMarked;

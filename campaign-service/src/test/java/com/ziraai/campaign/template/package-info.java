@NullMarked
package com.ziraai.campaign.template;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.campaign.list;

import org.jspecify.annotations.NullMarked;

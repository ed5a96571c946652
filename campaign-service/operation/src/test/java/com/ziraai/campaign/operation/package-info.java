@NullMarked
package com.ziraai.campaign.operation;

import org.jspecify.annotations.NullMarked;

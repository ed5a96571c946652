@NullMarked
package com.ziraai.campaign.openapi;

import org.jspecify.annotations.NullMarked;

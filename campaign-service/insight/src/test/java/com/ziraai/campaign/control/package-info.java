@NullMarked
package com.ziraai.campaign.control;

import org.jspecify.annotations.NullMarked;

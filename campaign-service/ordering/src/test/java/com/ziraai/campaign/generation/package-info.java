@NullMarked
package com.ziraai.campaign.generation;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.campaign.table;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.analytics.sla;

import org.jspecify.annotations.NullMarked;

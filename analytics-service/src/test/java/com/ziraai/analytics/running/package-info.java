@NullMarked
package com.ziraai.analytics.running;

import org.jspecify.annotations.NullMarked;

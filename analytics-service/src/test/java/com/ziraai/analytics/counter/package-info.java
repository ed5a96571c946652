@NullMarked
package com.ziraai.analytics.counter;

import org.jspecify.annotations.NullMarked;

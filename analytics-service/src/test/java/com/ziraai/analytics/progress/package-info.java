@NullMarked
package com.ziraai.analytics.progress;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.analytics.fold;

import org.jspecify.annotations.NullMarked;

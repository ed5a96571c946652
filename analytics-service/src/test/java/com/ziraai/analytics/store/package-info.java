@NullMarked
package com.ziraai.analytics.store;

import org.jspecify.annotations.NullMarked;

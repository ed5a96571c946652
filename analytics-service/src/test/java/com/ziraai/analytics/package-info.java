@NullMarked
package com.ziraai.analytics;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.analytics.alert;

import org.jspecify.annotations.NullMarked;

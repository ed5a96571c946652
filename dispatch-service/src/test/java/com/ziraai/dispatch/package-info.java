@NullMarked
package com.ziraai.dispatch;

import org.jspecify.annotations.NullMarked;

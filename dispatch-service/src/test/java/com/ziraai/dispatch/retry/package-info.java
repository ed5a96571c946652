@NullMarked
package com.ziraai.dispatch.retry;

import org.jspecify.annotations.NullMarked;

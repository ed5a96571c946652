@NullMarked
package com.ziraai.messaging.work;

import org.jspecify.annotations.NullMarked;

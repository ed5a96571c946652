@NullMarked
package com.ziraai.messaging.record;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.messaging.subscribe;

import org.jspecify.annotations.NullMarked;

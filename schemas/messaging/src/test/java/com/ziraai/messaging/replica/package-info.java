@NullMarked
package com.ziraai.messaging.replica;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.messaging.health;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.messaging.topology;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.messaging;

import org.jspecify.annotations.NullMarked;

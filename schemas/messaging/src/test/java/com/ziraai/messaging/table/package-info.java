@NullMarked
package com.ziraai.messaging.table;

import org.jspecify.annotations.NullMarked;

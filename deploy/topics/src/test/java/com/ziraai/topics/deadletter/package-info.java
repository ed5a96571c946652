@NullMarked
package com.ziraai.topics.deadletter;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.topics.value;

import org.jspecify.annotations.NullMarked;

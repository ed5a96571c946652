@NullMarked
package com.ziraai.topics.replay;

import org.jspecify.annotations.NullMarked;

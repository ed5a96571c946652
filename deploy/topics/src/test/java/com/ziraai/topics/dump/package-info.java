@NullMarked
package com.ziraai.topics.dump;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.topics;

import org.jspecify.annotations.NullMarked;

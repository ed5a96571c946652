@NullMarked
package com.ziraai.all;

import org.jspecify.annotations.NullMarked;

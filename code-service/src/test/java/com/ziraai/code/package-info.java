@NullMarked
package com.ziraai.code;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.message;

import org.jspecify.annotations.NullMarked;

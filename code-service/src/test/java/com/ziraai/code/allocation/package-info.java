@NullMarked
package com.ziraai.code.allocation;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.dispatch.gate;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.bench.compare;

import org.jspecify.annotations.NullMarked;

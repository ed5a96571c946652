@NullMarked
package com.ziraai.bench.usage;

import org.jspecify.annotations.NullMarked;

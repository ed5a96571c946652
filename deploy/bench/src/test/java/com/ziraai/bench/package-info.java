@NullMarked
package com.ziraai.bench;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.contract;

import org.jspecify.annotations.NullMarked;

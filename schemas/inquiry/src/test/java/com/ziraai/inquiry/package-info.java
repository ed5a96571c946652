@NullMarked
package com.ziraai.inquiry;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.code.link;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.dispatch.item;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.dispatch.render;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.dispatch.decision;

import org.jspecify.annotations.NullMarked;

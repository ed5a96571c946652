@NullMarked
package com.ziraai.dispatch.consent;

import org.jspecify.annotations.NullMarked;

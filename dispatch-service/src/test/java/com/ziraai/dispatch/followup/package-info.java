@NullMarked
package com.ziraai.dispatch.followup;

import org.jspecify.annotations.NullMarked;

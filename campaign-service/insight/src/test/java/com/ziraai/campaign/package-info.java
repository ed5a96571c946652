@NullMarked
package com.ziraai.campaign;

import org.jspecify.annotations.NullMarked;

/** One class, or pair of packages, for each rule of the house that it breaks. */
@NullMarked
package com.ziraai.messaging.testkit.broken;

import org.jspecify.annotations.NullMarked;

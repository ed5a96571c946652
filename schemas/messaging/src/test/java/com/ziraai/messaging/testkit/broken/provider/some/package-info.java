/** The room of a vendor. */
@NullMarked
package com.ziraai.messaging.testkit.broken.provider.some;

import org.jspecify.annotations.NullMarked;

/** The room of a vendor. */
@NullMarked
package com.ziraai.messaging.broken.provider.some;

import org.jspecify.annotations.NullMarked;

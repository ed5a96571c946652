/**
 * Sponsors' clients as they should be written: every request is repeated under its idempotency key
 * until it is answered, and every status answer is checked.
 */
@NullMarked
package com.ziraai.proof.load;

import org.jspecify.annotations.NullMarked;

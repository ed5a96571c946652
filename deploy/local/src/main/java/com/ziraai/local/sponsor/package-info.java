/**
 * A sponsor's side of the system, for whoever plays one: the demo, the bench and the end-to-end
 * tests. Sends campaigns over the REST API, watches their operations and judges by the simulator's
 * ledger and every status answer whether the promises held.
 */
@NullMarked
package com.ziraai.local.sponsor;

import org.jspecify.annotations.NullMarked;

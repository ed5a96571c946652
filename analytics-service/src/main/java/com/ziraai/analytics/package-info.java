/**
 * Turns outcomes into numbers everybody can recount. Each room is a feature; this package only puts
 * them together.
 */
@NullMarked
package com.ziraai.analytics;

import org.jspecify.annotations.NullMarked;

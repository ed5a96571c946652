/**
 * When an operation will be done: from its releases, the rate of its channel's sender, what the
 * system lately did and the work of others ahead of it. Owns no table; reads {@code operation} and
 * {@code progress}.
 */
@NullMarked
package com.ziraai.campaign.forecast;

import org.jspecify.annotations.NullMarked;

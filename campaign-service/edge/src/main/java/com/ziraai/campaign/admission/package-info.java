/**
 * What a sponsor may ask for and whether it already asked: plans as data and the answers kept under
 * an idempotency key. Owns the tables plan and idempotency.
 */
@NullMarked
package com.ziraai.campaign.admission;

import org.jspecify.annotations.NullMarked;

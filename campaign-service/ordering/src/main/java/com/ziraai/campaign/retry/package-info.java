/**
 * Failed items once more: a new operation of those items of an operation at rest that failed and
 * may be tried again with hope. Which those are is asked of analytics; the items themselves are in
 * the table batch. Each is taken up once at most (table retried_item); what fails again is retried
 * from the operation that took it up.
 */
@NullMarked
package com.ziraai.campaign.retry;

import org.jspecify.annotations.NullMarked;

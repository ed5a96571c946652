/**
 * Publishes due batches to distribution.requested.v1 and new operations to operation.lifecycle.v1:
 * fair across sponsors and operations, never more unfinished items than the operation's concurrency
 * allows. Moves rows of the tables operation and batch; safe with any number of instances.
 */
@NullMarked
package com.ziraai.campaign.release;

import org.jspecify.annotations.NullMarked;

/**
 * An accepted operation and its batches as rows: written in one transaction, recipients as packed
 * Avro. Owns the tables operation, batch and item_schema; intake writes them, release takes from
 * them.
 */
@NullMarked
package com.ziraai.campaign.operation;

import org.jspecify.annotations.NullMarked;

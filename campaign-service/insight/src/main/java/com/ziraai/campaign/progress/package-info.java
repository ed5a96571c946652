/**
 * How operations stand: keeps the newest snapshot of operation.progress.v1 and answers GET
 * /api/v1/bulk-operations/status from it, so the gateway stands when analytics is down. Owns the
 * table progress.
 */
@NullMarked
package com.ziraai.campaign.progress;

import org.jspecify.annotations.NullMarked;

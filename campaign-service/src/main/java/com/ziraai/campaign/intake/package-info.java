/**
 * From a send-links request to an operation: reads, validates and normalises it, names every
 * problem at once, and stores what is left in one transaction. Serves POST
 * /api/v1/bulk-operations/send-links; publishes nothing itself, but wakes the releaser.
 */
@NullMarked
package com.ziraai.campaign.intake;

import org.jspecify.annotations.NullMarked;

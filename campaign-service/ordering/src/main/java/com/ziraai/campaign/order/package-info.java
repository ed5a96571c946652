/**
 * From an order to an operation, whoever gives it: checks and normalises what is wanted, names
 * every problem at once, says what would become of it, and stores what is left in one transaction.
 * Needs no web request and nobody's token. Publishes nothing itself, but wakes the releaser.
 */
@NullMarked
package com.ziraai.campaign.order;

import org.jspecify.annotations.NullMarked;

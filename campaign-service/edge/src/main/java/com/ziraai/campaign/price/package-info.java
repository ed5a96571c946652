/**
 * What a message part costs, by channel and country, and what that means for the items of an
 * operation. Prices are quoted when an operation is accepted and hold for all of it.
 */
@NullMarked
package com.ziraai.campaign.price;

import org.jspecify.annotations.NullMarked;

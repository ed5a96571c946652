/**
 * Who an order is for: recipients that came with it or an uploaded list, read by the same rules, so
 * that whoever makes operations of orders need not know where people come from. Asks the blacklist
 * and code-service what stands against them. Owns no table.
 */
@NullMarked
package com.ziraai.campaign.audience;

import org.jspecify.annotations.NullMarked;

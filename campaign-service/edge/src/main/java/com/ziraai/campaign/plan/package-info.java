/**
 * What administrators make of plans: list, write, remove. Writes the table plan, whose meaning is
 * admission's.
 */
@NullMarked
package com.ziraai.campaign.plan;

import org.jspecify.annotations.NullMarked;

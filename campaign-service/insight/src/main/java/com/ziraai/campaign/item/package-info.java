/**
 * Single items of an operation: which stand how and why, as pages or as a file, and the whole story
 * of one. Asks the services that know, in the caller's name; of its own it knows the item as it was
 * accepted. Owns no table.
 */
@NullMarked
package com.ziraai.campaign.item;

import org.jspecify.annotations.NullMarked;

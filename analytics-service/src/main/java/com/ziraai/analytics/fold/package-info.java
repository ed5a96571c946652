/**
 * The algebra of what is known: facts about items, the pages that learn them and the tallies that
 * count them, whatever the order, the number of repetitions or the place. Pure: reads no topic,
 * owns no table, and nothing here knows in what form it is stored.
 */
@NullMarked
package com.ziraai.analytics.fold;

import org.jspecify.annotations.NullMarked;

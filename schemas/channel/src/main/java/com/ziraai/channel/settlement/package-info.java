/**
 * What people establish about attempts nobody else can tell of. Reads {@code
 * unknown.settlements.v1}, raises rows that stand unknown and publishes their outcomes; every
 * channel service reads all settlements, and only the one that has the row does anything.
 */
@NullMarked
package com.ziraai.channel.settlement;

import org.jspecify.annotations.NullMarked;

/**
 * Keeps copies of the data from sending. Owns the table {@code fence}, whose row names the epoch of
 * the installation that may send; the epoch comes from outside the data. An installation of another
 * epoch is fenced: it stays up, reads receipts and claims nothing.
 */
@NullMarked
package com.ziraai.channel.fence;

import org.jspecify.annotations.NullMarked;

/**
 * Attempts whose answer was lost, for vendors that list what they took: they are asked, and an
 * attempt is settled where exactly one message can be it and no other attempt of ours. Owns the
 * table {@code doubt}, in which the commands are kept for as long.
 */
@NullMarked
package com.ziraai.channel.doubt;

import org.jspecify.annotations.NullMarked;

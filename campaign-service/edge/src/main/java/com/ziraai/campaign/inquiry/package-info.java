/**
 * Other services asked over HTTP, in the name of whoever asked us, whose tokens they know, or in
 * our own where an operation needs to know and nobody waits. They answer from their own tables
 * only. Owns no table.
 */
@NullMarked
package com.ziraai.campaign.inquiry;

import org.jspecify.annotations.NullMarked;

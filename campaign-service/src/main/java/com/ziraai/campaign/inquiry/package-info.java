/**
 * Other services asked over HTTP, in the name of whoever asked us: they know the same callers by
 * the same tokens and answer from their own tables only. Owns no table.
 */
@NullMarked
package com.ziraai.campaign.inquiry;

import org.jspecify.annotations.NullMarked;

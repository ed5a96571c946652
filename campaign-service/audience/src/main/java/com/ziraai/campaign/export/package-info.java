/**
 * Long lists as files: CSV or JSON lines, streamed page by page, so that a million lines need no
 * more memory than a page; and how any CSV file is written. Owns no table.
 */
@NullMarked
package com.ziraai.campaign.export;

import org.jspecify.annotations.NullMarked;

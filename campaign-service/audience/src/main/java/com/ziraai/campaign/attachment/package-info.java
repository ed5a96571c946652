/**
 * Files sponsors upload once and operations send along with e-mails. Owns the table {@code
 * attachment}. Operations carry what is known of a file; its bytes go to channel-email-service
 * alone, when it asks for them by a token of its own. A file that an unfinished operation names is
 * not deleted.
 */
@NullMarked
package com.ziraai.campaign.attachment;

import org.jspecify.annotations.NullMarked;

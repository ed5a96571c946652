/**
 * Answering the gateway's questions, in the name of the caller who asked it or in its own. A token
 * is checked where a question comes in and nowhere else, so that webhooks pay nothing for it. Owns
 * no table.
 */
@NullMarked
package com.ziraai.inquiry;

import org.jspecify.annotations.NullMarked;

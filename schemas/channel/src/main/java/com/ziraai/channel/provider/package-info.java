/**
 * What a provider adapter is: it turns a command into one HTTP call, says what an answer's body
 * proves, and reads receipts. Everything else about an answer, and every failure of transport, is
 * judged once for all providers by the lane. The failure taxonomy is {@link
 * com.ziraai.channel.provider.FailureCode}.
 */
@NullMarked
package com.ziraai.channel.provider;

import org.jspecify.annotations.NullMarked;

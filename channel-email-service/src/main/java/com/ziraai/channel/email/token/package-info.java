/**
 * What mail carries of ours besides the token every provider echoes: the short one that stands in
 * the address bounces go to, and the one behind the link to unsubscribe. Both are signed.
 */
@NullMarked
package com.ziraai.channel.email.token;

import org.jspecify.annotations.NullMarked;

/**
 * When a rejected attempt may be repeated. Pure: consumes and publishes nothing and owns no table;
 * whether it is repeated is decided elsewhere.
 */
@NullMarked
package com.ziraai.dispatch.retry;

import org.jspecify.annotations.NullMarked;

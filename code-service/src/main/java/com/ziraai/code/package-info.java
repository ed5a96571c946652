/**
 * The service that gives every item its code and link. Reads {@code distribution.requested.v1},
 * writes {@code distribution.ready.v1}; its rooms are listed in {@link CodeApplication}.
 */
@NullMarked
package com.ziraai.code;

import org.jspecify.annotations.NullMarked;

/**
 * What has to be looked at again at a certain time: attempts to be repeated and attempts whose
 * result is not known. Owns the table {@code followup} and the clock that empties it; what is to be
 * done then is decided elsewhere. Nobody sleeps: what is due is found by a query.
 */
@NullMarked
package com.ziraai.dispatch.followup;

import org.jspecify.annotations.NullMarked;

/**
 * Who may ask, and how answers look. A bearer token names the caller's roles and sponsor; health
 * and metrics are open; successes and errors have the shape of the Bulk Operations API, errors in
 * the caller's language.
 */
@NullMarked
package com.ziraai.analytics.access;

import org.jspecify.annotations.NullMarked;

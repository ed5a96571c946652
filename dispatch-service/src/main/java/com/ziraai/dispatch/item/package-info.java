/**
 * The names of items and attempts as rows are keyed by them, and how many of them are bound to one
 * statement. Consumes and publishes nothing and owns no table.
 */
@NullMarked
package com.ziraai.dispatch.item;

import org.jspecify.annotations.NullMarked;

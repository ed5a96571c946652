/**
 * The deep link that redeems a code, made from a configured base. Consumes and publishes nothing
 * and owns no table.
 */
@NullMarked
package com.ziraai.code.link;

import org.jspecify.annotations.NullMarked;

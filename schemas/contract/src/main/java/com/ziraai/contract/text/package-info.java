/**
 * What a text becomes on the air: its composed form, its alphabet and the number of parts it is
 * billed as (3GPP TS 23.038 and 23.040). Pure; knows no provider.
 */
@NullMarked
package com.ziraai.contract.text;

import org.jspecify.annotations.NullMarked;

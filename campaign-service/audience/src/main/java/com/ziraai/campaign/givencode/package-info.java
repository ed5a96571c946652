/**
 * Codes that sponsors give to recipients themselves: asks code-service what stands against them, so
 * that it is told before anything is sent. Owns no table.
 */
@NullMarked
package com.ziraai.campaign.givencode;

import org.jspecify.annotations.NullMarked;

/**
 * Proves the promises by breaking the running system on purpose: load and storm together, the
 * oracle's verdict afterwards, a certificate for each operation.
 */
@NullMarked
package com.ziraai.proof;

import org.jspecify.annotations.NullMarked;

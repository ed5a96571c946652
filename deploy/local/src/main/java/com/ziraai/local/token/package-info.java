/**
 * Bearer tokens for this machine. An RSA key pair is made once and kept, readable by its owner
 * only; the services are given the public half and cannot tell these tokens from those of an
 * identity provider.
 */
@NullMarked
package com.ziraai.local.token;

import org.jspecify.annotations.NullMarked;

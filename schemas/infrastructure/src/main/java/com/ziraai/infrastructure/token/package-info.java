/**
 * Bearer tokens for this machine. Two RSA key pairs are made once and kept, readable by their owner
 * only. Of the one for people the services are given the public half and cannot tell its tokens
 * from those of an identity provider; with the other the gateway signs what it asks others itself.
 */
@NullMarked
package com.ziraai.infrastructure.token;

import org.jspecify.annotations.NullMarked;

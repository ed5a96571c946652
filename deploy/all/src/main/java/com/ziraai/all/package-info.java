/**
 * All services in one JVM: each is the context it is alone, with its own configuration, port,
 * database and topics, and sees only the jars it has alone. Code they share is loaded, and
 * compiled, once.
 */
@NullMarked
package com.ziraai.all;

import org.jspecify.annotations.NullMarked;

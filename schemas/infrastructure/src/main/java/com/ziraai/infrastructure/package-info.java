/**
 * Real PostgreSQL, Kafka and schema registry on this machine, without Docker, from artifacts of
 * Maven Central. Tests share one instance per JVM ({@link
 * com.ziraai.infrastructure.TestInfrastructure}); the launcher keeps its data between starts.
 * Everything binds 127.0.0.1 and writes durably: fsync and synchronous_commit stay on.
 */
@NullMarked
package com.ziraai.infrastructure;

import org.jspecify.annotations.NullMarked;

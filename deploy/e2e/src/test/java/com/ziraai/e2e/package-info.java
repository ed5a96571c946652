/**
 * Campaigns through the whole system as it is shipped: the service jars as processes, real
 * PostgreSQL, Kafka and registry, simulated providers, all on free ports beside whatever else runs.
 */
@NullMarked
package com.ziraai.e2e;

import org.jspecify.annotations.NullMarked;

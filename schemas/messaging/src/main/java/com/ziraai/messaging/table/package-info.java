/**
 * What the tables of a service need: months that come and go, gauges counted by a statement,
 * records and values in the form they are stored in.
 */
@NullMarked
package com.ziraai.messaging.table;

import org.jspecify.annotations.NullMarked;

/**
 * What happened over days, by channel, reason, hour, price, provider, sender and country, for a
 * sponsor or for all. Reads the counters the fold keeps, so a report is a sum over few rows
 * whatever was sent. Consumes {@code operation.spending.v1} and owns the table {@code
 * operation_spending}.
 */
@NullMarked
package com.ziraai.analytics.report;

import org.jspecify.annotations.NullMarked;

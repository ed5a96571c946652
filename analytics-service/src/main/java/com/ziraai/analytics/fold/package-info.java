/**
 * Folds outcomes into counts that do not depend on the order, the number of repetitions or the
 * place of the fold. Consumes {@code sms.outcomes.v1}, {@code whatsapp.outcomes.v1} and {@code
 * distribution.outcomes.v1}; owns the tables {@code item_page}, {@code operation_partition}, {@code
 * item_reason}, {@code unpublished_change} and those of {@link CounterTable}. Each change is handed
 * to whoever publishes it by a row of {@code unpublished_change}, written with the change itself,
 * and by an {@link OutcomesFolded} event.
 */
@NullMarked
package com.ziraai.analytics.fold;

import org.jspecify.annotations.NullMarked;

/**
 * Folds outcomes into counts that do not depend on the order, the number of repetitions or the
 * place of the fold. Consumes {@code sms.outcomes.v1}, {@code whatsapp.outcomes.v1} and {@code
 * distribution.outcomes.v1}; owns the tables {@code item_page}, {@code operation_partition} and
 * {@code unpublished_change}. Each change is handed to whoever publishes it by a row of the last
 * one, written with the change itself, and by an {@link OutcomesFolded} event.
 */
@NullMarked
package com.ziraai.analytics.fold;

import org.jspecify.annotations.NullMarked;

/**
 * Reads outcomes and folds them. Consumes {@code sms.outcomes.v1}, {@code whatsapp.outcomes.v1},
 * {@code email.outcomes.v1}, {@code distribution.outcomes.v1} and {@code code.outcomes.v1}; owns
 * the table {@code generation}, which says which generation of what is folded is shown and which
 * one is being built beside it, and tells of changes by an {@link OutcomesFolded} event.
 */
@NullMarked
package com.ziraai.analytics.outcome;

import org.jspecify.annotations.NullMarked;

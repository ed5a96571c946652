/**
 * Whom nothing may be sent to. Follows contact.consent.v1, keeps its newest state in memory and
 * asks it at the gate. Publishes nothing and owns no table.
 */
@NullMarked
package com.ziraai.dispatch.consent;

import org.jspecify.annotations.NullMarked;

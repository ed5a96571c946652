/**
 * What every send passes before it is decided, a first one, a retry, a fallback and one that
 * waited: a list of checks, asked once for a whole batch, that let it pass, have it wait or end its
 * item. A check is a class in the room of what it asks about, declared as a bean. Consumes and
 * publishes nothing and owns no table; the answer is stored with the decision.
 */
@NullMarked
package com.ziraai.dispatch.gate;

import org.jspecify.annotations.NullMarked;

/**
 * What messages cost and whether an operation may still afford one. A budget is asked and charged
 * in the transaction that decides the attempt, with what it costs at most, and gets back what was
 * not used: so it is never passed, whatever is killed or runs at once.
 */
@NullMarked
package com.ziraai.dispatch.budget;

import org.jspecify.annotations.NullMarked;

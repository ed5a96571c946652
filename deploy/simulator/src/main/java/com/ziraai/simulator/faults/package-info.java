/**
 * The fault script: which calls and which receipts go wrong, and how. A decision is a function of
 * the seed, the rule name, the recipient, the item and attempt number and the number of the call
 * within its attempt, so a run can be repeated whatever the order in which calls arrive.
 */
@NullMarked
package com.ziraai.simulator.faults;

import org.jspecify.annotations.NullMarked;

/**
 * One provider call from arrival to answer, the same for every provider: open it in the ledger, ask
 * the fault script, accept or refuse, plan the receipts, answer. Providers add only their words.
 */
@NullMarked
package com.ziraai.simulator.exchange;

import org.jspecify.annotations.NullMarked;

/**
 * Judges from outside whether the promises were kept: by the providers' ledger, by a recount of the
 * topics and by the gateway's answers. Shares no code with the services; what they should have
 * computed is computed here a second time, from the words of the design.
 */
@NullMarked
package com.ziraai.proof.oracle;

import org.jspecify.annotations.NullMarked;

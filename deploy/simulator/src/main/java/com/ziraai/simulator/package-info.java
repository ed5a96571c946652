/**
 * The provider simulator: Kannel, Twilio and the WhatsApp Cloud API on one port and a mail server
 * on another, with scripted faults and a ledger of every accepted call. Runs by {@link
 * com.ziraai.simulator.Main} or inside a test by {@link com.ziraai.simulator.Simulator}.
 */
@NullMarked
package com.ziraai.simulator;

import org.jspecify.annotations.NullMarked;

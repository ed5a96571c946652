/**
 * Twilio's Messages resource: Basic authentication, a form, JSON answers with its codes, status
 * callbacks signed over their address. Every account is the one of the options.
 */
@NullMarked
package com.ziraai.simulator.twilio;

import org.jspecify.annotations.NullMarked;

/**
 * Kannel as a caller sees it: {@code GET|POST /cgi-bin/sendsms} with the texts of smsbox, and
 * delivery reports as GET on the caller's {@code dlr-url} with the escapes of smsbox filled in.
 */
@NullMarked
package com.ziraai.simulator.kannel;

import org.jspecify.annotations.NullMarked;

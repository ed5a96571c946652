/**
 * What every service needs to speak the contract, as Boot auto-configuration. Each room configures
 * itself; here are only the defaults and what all rooms share.
 */
@NullMarked
package com.ziraai.messaging;

import org.jspecify.annotations.NullMarked;

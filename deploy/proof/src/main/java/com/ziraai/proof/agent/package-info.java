/**
 * What is loaded into a running service to let it halt at a chosen place. It stands in no service's
 * jar and changes no file: a service without it has no such place.
 */
@NullMarked
package com.ziraai.proof.agent;

import org.jspecify.annotations.NullMarked;

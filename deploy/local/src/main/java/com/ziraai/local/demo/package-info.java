/**
 * A campaign from a file of recipients, watched from outside: through the sponsors' API and the
 * simulator's ledger only. It asks for the status many times a second, checks every answer, and in
 * the end says which promises held.
 */
@NullMarked
package com.ziraai.local.demo;

import org.jspecify.annotations.NullMarked;

/** Writes down what was found about each operation, for machines and for people. */
@NullMarked
package com.ziraai.proof.certificate;

import org.jspecify.annotations.NullMarked;

/**
 * Runs two benches in turn, several times over, because a machine is never as fast twice, and puts
 * their results beside each other with how far they spread. Knows of a bench only what it prints,
 * so that one side may be an older checkout or a program of others.
 */
@NullMarked
package com.ziraai.bench.compare;

import org.jspecify.annotations.NullMarked;

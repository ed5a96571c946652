/**
 * What the tests of every module share: the rules of the house, {@link
 * com.ziraai.messaging.testkit.RunningApplication} for a service on real infrastructure, and a
 * client of its topics.
 */
@NullMarked
package com.ziraai.messaging.testkit;

import org.jspecify.annotations.NullMarked;

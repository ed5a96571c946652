/**
 * Boot jars made quick to start: unpacked once per content under the data folder, and given an AOT
 * cache of JDK 25 by a training run that ends before the application serves anything.
 */
@NullMarked
package com.ziraai.local.application;

import org.jspecify.annotations.NullMarked;

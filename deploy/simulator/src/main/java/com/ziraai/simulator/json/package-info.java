/**
 * Reading of small JSON objects that people write, strictly: a wrong or unknown field is named by
 * its path.
 */
@NullMarked
package com.ziraai.simulator.json;

import org.jspecify.annotations.NullMarked;

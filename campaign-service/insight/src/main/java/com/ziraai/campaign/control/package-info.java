/**
 * The sponsor's hand on running operations: pause, resume, cancel. Changes the table operation,
 * whose state the releaser publishes to operation.lifecycle.v1, and notes who did it in the table
 * audit.
 */
@NullMarked
package com.ziraai.campaign.control;

import org.jspecify.annotations.NullMarked;

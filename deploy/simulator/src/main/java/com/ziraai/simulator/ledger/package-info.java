/**
 * What was really accepted. Every call is one row of primitive columns in the book of its
 * operation, chained by item, so that a million items cost some tens of megabytes and questions
 * about duplicates are answered without a scan.
 */
@NullMarked
package com.ziraai.simulator.ledger;

import org.jspecify.annotations.NullMarked;

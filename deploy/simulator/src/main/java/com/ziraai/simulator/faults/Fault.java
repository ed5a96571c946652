package com.ziraai.simulator.faults;

/** Something that goes wrong. */
public sealed interface Fault permits CallFault, ConnectionFault, ReceiptFault {}

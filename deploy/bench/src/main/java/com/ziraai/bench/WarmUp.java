package com.ziraai.bench;

import java.util.List;

/**
 * What was sent before the measurement.
 *
 * @param stable whether it ended because the rate no longer grew
 * @param perSecond messages a second in each window of ten seconds; empty where so many were told
 */
record WarmUp(int messages, boolean stable, List<Long> perSecond) {}

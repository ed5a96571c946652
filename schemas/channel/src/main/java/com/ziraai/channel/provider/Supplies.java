package com.ziraai.channel.provider;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Gets what commands refer to and do not hold themselves, before anything of theirs is claimed. A
 * channel whose commands hold all they need has none.
 *
 * @param <C> the command it gets something for
 */
@FunctionalInterface
public interface Supplies<C extends SpecificRecord> {

    /**
     * Gets what these commands need, as far as it can be had within a few seconds. Blocks.
     *
     * @return those that have to wait; they come again
     */
    List<C> lacking(List<C> commands);
}

package com.ziraai.channel.send;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.channel.intent.Wanted;
import com.ziraai.channel.lane.Lane;
import com.ziraai.channel.provider.FailureCode;
import org.apache.avro.specific.SpecificRecord;

/**
 * A command and the way it is to go.
 *
 * @param wanted its attempt with the sender chosen for it
 */
record Routed<C extends SpecificRecord>(C command, AttemptKey key, Wanted wanted, Way<C> way) {

    /** Where a command goes. */
    sealed interface Way<C extends SpecificRecord> {

        record By<C extends SpecificRecord>(Lane<C> lane) implements Way<C> {}

        /** Nowhere: that is its result. */
        record Nowhere<C extends SpecificRecord>(FailureCode why) implements Way<C> {}
    }

    boolean goesBy(Lane<C> lane) {
        return way instanceof Way.By<C>(Lane<C> chosen) && chosen == lane;
    }
}

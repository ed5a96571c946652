package com.ziraai.channel.intent;

import com.ziraai.channel.attempt.AttemptKey;
import com.ziraai.contract.Aim;
import com.ziraai.event.Attempt;

/**
 * The wish to send an attempt by a sender.
 *
 * @param aim where it goes
 * @param provider adapter that is to send it
 * @param sender number or account it is to be sent from
 * @param route why by that one, in a word
 */
public record Wanted(Attempt attempt, Aim aim, String provider, String sender, String route) {

    AttemptKey key() {
        return AttemptKey.of(attempt);
    }
}

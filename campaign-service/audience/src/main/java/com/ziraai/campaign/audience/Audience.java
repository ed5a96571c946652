package com.ziraai.campaign.audience;

import com.ziraai.campaign.gateway.Violations;
import com.ziraai.campaign.sponsor.Sponsor;
import java.util.Optional;

/** The people of one order, wherever they stand. */
public interface Audience {

    /** The field of an order that names it; its problems are told by that. */
    String field();

    /** How many they are; each becomes an item. */
    int size();

    /** Id of the list they stand in, if they do. */
    Optional<String> list();

    /** Notes what is wrong with it whatever is written to it. */
    void check(Sponsor sponsor, Violations violations);

    /**
     * Reads it for a message; what is wrong with anybody is noted. Touches nothing.
     *
     * @param wording of the message
     */
    Readership read(Sponsor sponsor, Wording wording, Violations violations);
}

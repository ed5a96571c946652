package com.ziraai.analytics.fold;

/**
 * Counts what items add. What an item adds is a function of what its page knows of it and of
 * nothing else; whoever is about to change that takes it away and adds what it is afterwards. So no
 * count depends on order or repetition, as the pages do not.
 */
public interface Follower {

    /** Takes away all that the item in that slot adds, by what is known of it now. */
    void leave(Page page, int slot);

    /** Adds all that it adds. */
    void enter(Page page, int slot);
}

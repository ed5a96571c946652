package com.ziraai.campaign.list;

/** Where a list stands. */
enum ListState {
    /** Its file is still coming; if it stops coming, the list is removed. */
    RECEIVING,
    /** Usable; nobody has to approve it. */
    READY,
    /** Complete, and waiting for somebody's approval. */
    AWAITING_APPROVAL,
    /** Usable; somebody approved it. */
    APPROVED,
    /** Somebody refused it. */
    REJECTED;

    /** The same as far as the Bulk Operations API has words for it. */
    String word() {
        return this == RECEIVING ? "Validating" : "Completed";
    }

    boolean isUsable() {
        return this == READY || this == APPROVED;
    }
}

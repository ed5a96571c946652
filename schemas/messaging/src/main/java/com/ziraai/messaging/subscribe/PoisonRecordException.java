package com.ziraai.messaging.subscribe;

/**
 * One record of a batch can never be processed; it goes to the dead-letter topic with this reason.
 */
public final class PoisonRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int index;

    /**
     * @param index position of the record in the batch; all before it are done
     * @param reason one sentence for an operator
     */
    public PoisonRecordException(int index, String reason) {
        super(reason);
        this.index = index;
    }

    /** Position of the record in the batch, from 0. */
    public int index() {
        return index;
    }
}

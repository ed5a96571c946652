package com.ziraai.channel.provider;

/** Bytes that are no receipt of the provider they were kept for. */
public final class UnreadableReceiptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param reason one sentence for an operator, without the content
     */
    public UnreadableReceiptException(String reason) {
        super(reason);
    }
}

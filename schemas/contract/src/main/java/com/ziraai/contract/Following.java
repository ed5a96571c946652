package com.ziraai.contract;

/**
 * Which items are followed through all services, and by what. Whether an operation is followed is
 * decided once, when its id is made, and stands in the id: its last three hexadecimal digits are
 * {@code f}. So whoever knows an item knows, after days and in any service, whether it is followed
 * and what its trace is called, and nothing has to be stored for it. An id that ends so by chance,
 * one in 4,096, is followed, too.
 */
public final class Following {

    /** Header of records of followed items, in the form of W3C's Trace Context. */
    public static final String HEADER = "traceparent";

    static final long MARK = 0xfff;

    private static final String MARKED = "fff";

    private Following() {}

    /** Whether items of that operation are followed. */
    public static boolean isFollowed(String operationId) {
        return operationId.endsWith(MARKED);
    }

    /**
     * Whether that item is followed: the first of its operation and those whose index is a power of
     * two, so that the largest operation has a readable trace and the smallest one a complete one.
     */
    public static boolean isFollowed(String operationId, int itemIndex) {
        return (itemIndex & itemIndex - 1) == 0 && isFollowed(operationId);
    }

    /** The 32 hexadecimal digits of the UUID in an operation's id, which name its trace. */
    public static String traceId(String operationId) {
        return operationId.substring(operationId.indexOf('_') + 1).replace("-", "");
    }
}

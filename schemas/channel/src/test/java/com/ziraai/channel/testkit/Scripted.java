package com.ziraai.channel.testkit;

import java.net.URI;
import java.util.List;

/** A provider that does what it is told, one reply a request, whatever wire it is reached by. */
public interface Scripted extends AutoCloseable {

    /** Its address without a path. */
    URI url();

    /** The replies of the next requests, in order. */
    void script(Reply... replies);

    /** The reply when the script is at its end. */
    void otherwise(Reply reply);

    /** Requests read so far, in order of arrival. */
    List<Request> requests();

    /** Forgets script and requests. */
    void reset();

    @Override
    void close();
}

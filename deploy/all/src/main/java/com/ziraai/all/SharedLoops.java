package com.ziraai.all;

import org.springframework.http.client.ReactorResourceFactory;

/** Netty's event loops are everybody's: the end of one context is not theirs. */
final class SharedLoops extends ReactorResourceFactory {

    @Override
    public void stop() {}

    @Override
    public void destroy() {}
}

package com.ziraai.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.web.util.UriUtils;

/** Makes the link that redeems a code. */
public final class DeepLinks {

    private final String baseUrl;

    /**
     * @param baseUrl what stands before the code
     */
    public DeepLinks(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Absolute URL; characters of the code that mean something in a URL are percent-encoded. */
    public String to(String code) {
        return baseUrl + UriUtils.encode(code, UTF_8);
    }
}

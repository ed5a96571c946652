package com.ziraai.simulator.cloudapi;

/**
 * The Meta app the simulator knows.
 *
 * @param accessToken the bearer it accepts
 * @param appSecret the key of webhook signatures
 */
public record CloudApiAccount(String accessToken, String appSecret) {

    @Override
    public String toString() {
        return "CloudApiAccount";
    }
}

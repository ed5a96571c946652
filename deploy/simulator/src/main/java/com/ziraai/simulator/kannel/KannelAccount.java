package com.ziraai.simulator.kannel;

/** The sendsms-user the simulator knows. */
public record KannelAccount(String username, String password) {

    @Override
    public String toString() {
        return "KannelAccount[" + username + "]";
    }
}

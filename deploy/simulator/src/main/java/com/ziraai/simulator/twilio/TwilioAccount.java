package com.ziraai.simulator.twilio;

/** The account the simulator knows. */
public record TwilioAccount(String accountSid, String authToken) {

    @Override
    public String toString() {
        return "TwilioAccount[" + accountSid + "]";
    }
}

package com.ziraai.simulator.smtp;

import java.net.URI;
import java.util.Optional;

/**
 * The mail server's account.
 *
 * @param port where it listens; 0 for any free one
 * @param username of who may send; empty: everybody may
 * @param receipts where bounces are posted; without it there are none
 * @param receiptSecret said with them
 */
public record SmtpAccount(
        int port, String username, String password, Optional<URI> receipts, String receiptSecret) {

    @Override
    public String toString() {
        return "SmtpAccount[" + port + ", " + username + "]";
    }
}

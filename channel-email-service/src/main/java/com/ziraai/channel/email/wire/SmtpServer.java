package com.ziraai.channel.email.wire;

import com.ziraai.channel.lane.LaneSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * The server messages are handed to.
 *
 * @param security how connections to it are protected
 * @param login user and password; empty for a server that asks for none
 * @param localName the name we greet it by, a domain of ours
 */
public record SmtpServer(
        String host, int port, Security security, Optional<Login> login, String localName) {

    /** Who we are to it. */
    public record Login(String username, String password) {

        @Override
        public String toString() {
            return "Login[" + username + "]";
        }
    }

    URI endpoint() {
        return URI.create("smtp://" + host + ":" + port);
    }

    /** Angus' settings for a connection whose socket those sockets make. */
    Properties properties(LaneSettings lane, Sockets sockets) {
        Properties all = new Properties();
        set(all, "host", host);
        set(all, "port", port);
        set(all, "localhost", localName);
        set(all, "auth", login.isPresent());
        set(all, "starttls.enable", security == Security.OPTIONAL || security == Security.STARTTLS);
        set(all, "starttls.required", security == Security.STARTTLS);
        set(all, "ssl.enable", security == Security.TLS);
        set(all, "ssl.checkserveridentity", true);
        set(all, "connectiontimeout", lane.connectTimeout().toMillis());
        set(all, "timeout", replyTimeout(lane).toMillis());
        // A server that is slow to say goodbye must not keep the service from ending.
        set(all, "quitwait", false);
        set(all, "socketFactory.fallback", false);
        set(all, "ssl.socketFactory.fallback", false);
        all.put("mail.smtp.socketFactory", sockets.plain());
        all.put("mail.smtp.ssl.socketFactory", sockets.secure());
        return all;
    }

    /** Of each reply but the last, so that a whole conversation has its place in a call's time. */
    static Duration replyTimeout(LaneSettings lane) {
        return lane.timeout().dividedBy(4);
    }

    /** Of the last reply, which decides about the message. */
    static Duration lastReplyTimeout(LaneSettings lane) {
        return lane.timeout();
    }

    private static void set(Properties all, String name, Object value) {
        all.setProperty("mail.smtp." + name, String.valueOf(value));
    }

    @Override
    public String toString() {
        return endpoint().toString();
    }
}

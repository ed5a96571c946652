package com.ziraai.simulator.smtp;

import com.ziraai.simulator.attempt.Call;
import com.ziraai.simulator.attempt.Channel;
import com.ziraai.simulator.exchange.Exchange;
import com.ziraai.simulator.exchange.Opened;
import com.ziraai.simulator.exchange.Reply;
import com.ziraai.simulator.exchange.Submission;
import com.ziraai.simulator.ledger.Ledger;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is said on one connection, until the caller leaves. */
final class Conversation {

    /** The server behind it. */
    record House(
            SmtpAccount account,
            Ledger ledger,
            Exchange exchange,
            BounceCourier courier,
            Mailbag mailbag,
            Supplier<String> ids) {}

    private static final String VENDOR = "smtp";
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final SmtpAnswers ANSWERS = new SmtpAnswers();

    private static final Pattern PATH =
            Pattern.compile("(?:FROM|TO):\\s*<([^<>]*)>(.*)", Pattern.CASE_INSENSITIVE);

    private final House house;
    private final Socket socket;
    private final Lines lines;
    private boolean known;
    private @Nullable String from;
    private String envelopeId = "";
    private Letter.@Nullable Envelope envelope;
    private @Nullable Opened opened;

    Conversation(House house, Socket socket) throws IOException {
        this.house = house;
        this.socket = socket;
        this.lines = new Lines(socket);
        this.known = house.account().username().isEmpty();
    }

    void greet() throws IOException {
        lines.write(220, "simulator.invalid ESMTP");
    }

    /** Until the caller leaves or is left. */
    void hold() throws IOException {
        boolean on = true;
        while (on) {
            String line = lines.read();
            int end = line.indexOf(' ');
            String verb = (end < 0 ? line : line.substring(0, end)).toUpperCase(Locale.ROOT);
            on = obey(verb, end < 0 ? "" : line.substring(end + 1));
        }
    }

    private boolean obey(String verb, String rest) throws IOException {
        switch (verb) {
            case "EHLO" -> offer();
            case "HELO" -> lines.write(250, "simulator.invalid");
            case "AUTH" -> authenticate(rest);
            case "MAIL" -> mail(rest);
            case "RCPT" -> {
                return rcpt(rest);
            }
            case "DATA" -> {
                return data();
            }
            case "RSET" -> {
                forget();
                lines.write(250, "2.0.0 Ok");
            }
            case "NOOP" -> lines.write(250, "2.0.0 Ok");
            case "QUIT" -> {
                lines.write(221, "2.0.0 Bye");
                lines.flush();
                return false;
            }
            default -> lines.write(502, "5.5.2 Command not recognised");
        }
        return true;
    }

    private void offer() throws IOException {
        forget();
        lines.write("250-simulator.invalid");
        lines.write("250-PIPELINING");
        lines.write("250-SIZE " + LARGEST);
        lines.write("250-8BITMIME");
        lines.write("250-DSN");
        lines.write("250-SMTPUTF8");
        lines.write("250-ENHANCEDSTATUSCODES");
        lines.write("250 AUTH PLAIN LOGIN");
    }

    private void authenticate(String rest) throws IOException {
        String[] words = rest.split(" ", 2);
        String given =
                switch (words[0].toUpperCase(Locale.ROOT)) {
                    case "PLAIN" -> plain(words.length > 1 ? words[1] : asked(""));
                    case "LOGIN" ->
                            decoded(words.length > 1 ? words[1] : asked("VXNlcm5hbWU6"))
                                    + "\0"
                                    + decoded(asked("UGFzc3dvcmQ6"));
                    default -> "";
                };
        SmtpAccount account = house.account();
        known = given.equals(account.username() + "\0" + account.password());
        if (known) {
            lines.write(235, "2.7.0 Authentication successful");
        } else {
            lines.write(535, "5.7.8 Authentication credentials invalid");
        }
    }

    /** Without the identity to act as. */
    private static String plain(String message) {
        String text = decoded(message);
        return text.substring(text.indexOf('\0') + 1);
    }

    private String asked(String question) throws IOException {
        lines.write(334, question);
        return lines.read();
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException nonsense) {
            return "";
        }
    }

    private void mail(String rest) throws IOException {
        Matcher path = PATH.matcher(rest);
        if (!known) {
            house.ledger().refusedUnread(Channel.EMAIL);
            lines.write(530, "5.7.0 Authentication required");
        } else if (!path.matches()) {
            lines.write(501, "5.5.4 Syntax: MAIL FROM:<address>");
        } else if (size(path.group(2)) > LARGEST) {
            house.ledger().refusedUnread(Channel.EMAIL);
            lines.write(552, "5.3.4 Message size exceeds fixed limit");
        } else {
            from = path.group(1);
            envelopeId = parameter(path.group(2), "ENVID");
            lines.write(250, "2.1.0 Ok");
        }
    }

    private static long size(String parameters) {
        String size = parameter(parameters, "SIZE");
        return size.matches("\\d{1,18}") ? Long.parseLong(size) : 0;
    }

    private static String parameter(String parameters, String name) {
        Matcher found =
                Pattern.compile("\\b" + name + "=(\\S+)", Pattern.CASE_INSENSITIVE)
                        .matcher(parameters);
        return found.find() ? found.group(1) : "";
    }

    /** Here a call begins, and may end. */
    private boolean rcpt(String rest) throws IOException {
        Matcher path = PATH.matcher(rest);
        if (from == null || envelope != null) {
            lines.write(envelope == null ? 503 : 452, "5.5.1 One recipient after MAIL, please");
            return true;
        }
        if (!path.matches() || path.group(1).indexOf('@') < 1) {
            house.ledger().refusedUnread(Channel.EMAIL);
            lines.write(501, "5.1.3 Bad recipient address syntax");
            return true;
        }
        Letter.Envelope begun =
                new Letter.Envelope(
                        from, path.group(1), parameter(path.group(2), "NOTIFY"), envelopeId);
        Opened call = house.exchange().open(call(begun));
        if (call.isRefused()) {
            return reply(answer(begun, new byte[0], call));
        }
        envelope = begun;
        opened = call;
        lines.write(250, "2.1.5 Ok");
        return true;
    }

    private static Call call(Letter.Envelope envelope) {
        return new Call(Channel.EMAIL, VENDOR, envelope.to(), envelope.attempt());
    }

    private boolean data() throws IOException {
        Letter.Envelope begun = envelope;
        Opened call = opened;
        if (begun == null || call == null) {
            lines.write(503, "5.5.1 RCPT first");
            return true;
        }
        lines.write(354, "End data with <CR><LF>.<CR><LF>");
        lines.flush();
        byte[] content = lines.content(LARGEST);
        forget();
        if (content.length == 0) {
            call.entry().refused();
            lines.write(552, "5.3.4 Message size exceeds fixed limit");
            return true;
        }
        return reply(answer(begun, content, call));
    }

    private Reply answer(Letter.Envelope begun, byte[] content, Opened call) {
        Letter letter = new Letter(begun, content, house.ids().get());
        Submission submission =
                new Submission(
                        call(begun),
                        ANSWERS,
                        SmtpAnswers.answer(250, "2.0.0 Ok: queued as " + letter.id()),
                        entry -> {
                            house.mailbag().add(letter);
                            return house.courier().sink(letter, entry);
                        });
        return Objects.requireNonNull(
                house.exchange().handle(submission, call).block(), "never empty");
    }

    /** Whether the conversation goes on. */
    private boolean reply(Reply reply) throws IOException {
        switch (reply) {
            case Reply.Answer answer -> {
                // A page of a proxy in front, which mail servers have none of, is said as nothing.
                if (answer.contentType().equals("text/html")) {
                    return false;
                }
                lines.write(answer.status(), new String(answer.body(), StandardCharsets.UTF_8));
                lines.flush();
                return answer.status() != 421;
            }
            case Reply.Drop drop -> {
                if (drop.reset()) {
                    socket.setSoLinger(true, 0);
                }
                return false;
            }
            case Reply.Lines _ -> throw new IllegalStateException("not of a mail server");
        }
    }

    private void forget() {
        from = null;
        envelope = null;
        opened = null;
        envelopeId = "";
    }
}

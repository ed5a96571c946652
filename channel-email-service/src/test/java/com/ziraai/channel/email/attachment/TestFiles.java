package com.ziraai.channel.email.attachment;

import com.ziraai.event.Attachment;
import com.ziraai.event.EmailSend;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Files messages can bring along, and the service that keeps them. */
public final class TestFiles {

    private static final long ROOM = 10_000_000;

    private final Map<String, Fetched> kept = new HashMap<>();
    private final Attachments attachments =
            new Attachments(
                    file -> kept.getOrDefault(file.getAttachmentId(), new Fetched.Gone()),
                    new Cache(ROOM, new SimpleMeterRegistry(), Clock.systemUTC()));

    /** A file of those bytes, as a command names it. */
    public static Attachment file(String id, String name, String type, byte[] bytes) {
        return new Attachment(id, name, type, bytes.length, sha256(bytes));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps it. */
    public Attachment keep(String name, String type, byte[] bytes) {
        Attachment file = file("att_" + kept.size(), name, type, bytes);
        kept.put(file.getAttachmentId(), new Fetched.Here(Base64.getMimeEncoder().encode(bytes)));
        return file;
    }

    /** A command that brings these along, which have been fetched. */
    public EmailSend fetched(EmailSend command, Attachment... files) {
        EmailSend with = EmailSend.newBuilder(command).setAttachments(List.of(files)).build();
        attachments.lacking(List.of(with));
        return with;
    }

    public Attachments attachments() {
        return attachments;
    }
}

package com.ziraai.channel.email.attachment;

import com.ziraai.channel.email.attachment.Enclosures.Enclosure;
import com.ziraai.channel.provider.Supplies;
import com.ziraai.event.Attachment;
import com.ziraai.event.EmailSend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files commands name: fetched before their messages are claimed, and handed to whoever writes
 * them. Of files nobody can be asked for now, a batch waits for the first alone. Thread-safe.
 */
public final class Attachments implements Supplies<EmailSend> {

    private final Source source;
    private final Cache cache;
    private final Object fetching = new Object();

    Attachments(Source source, Cache cache) {
        this.source = source;
        this.cache = cache;
    }

    @Override
    public List<EmailSend> lacking(List<EmailSend> commands) {
        List<EmailSend> lacking = new ArrayList<>();
        for (EmailSend each : commands) {
            List<Attachment> files = each.getAttachments();
            if (files != null && !areKnown(files)) {
                lacking.add(each);
            }
        }
        return lacking;
    }

    private boolean areKnown(List<Attachment> files) {
        for (Attachment each : files) {
            if (!known(each).isFinal()) {
                return false;
            }
        }
        return true;
    }

    /** One asks while others who miss something wait: mostly they miss the same. */
    private Fetched known(Attachment file) {
        Optional<Fetched> kept = cache.find(file);
        if (kept.isPresent()) {
            return kept.get();
        }
        synchronized (fetching) {
            return cache.find(file).orElseGet(() -> cache.keep(file, source.fetch(file)));
        }
    }

    /** What a command's message takes along, without asking anybody. */
    public Enclosures of(EmailSend command) {
        List<Attachment> files = command.getAttachments();
        if (files == null) {
            return new Enclosures.Complete(List.of());
        }
        List<Enclosure> found = new ArrayList<>(files.size());
        for (Attachment each : files) {
            switch (cache.find(each).orElseGet(Fetched.Away::new)) {
                case Fetched.Here(byte[] encoded) ->
                        found.add(new Enclosure(each.getName(), each.getType(), encoded));
                case Fetched.Gone _ -> {
                    return new Enclosures.Gone();
                }
                case Fetched.Away _, Fetched.Damaged _ -> {
                    return new Enclosures.Incomplete();
                }
            }
        }
        return new Enclosures.Complete(found);
    }
}

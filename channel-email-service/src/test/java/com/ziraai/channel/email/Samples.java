package com.ziraai.channel.email;

import com.ziraai.event.Attempt;
import com.ziraai.event.EmailSend;
import com.ziraai.event.Item;
import java.time.Instant;
import java.util.List;

/** A message to a person, and what it is about. */
public final class Samples {

    public static final String CONTACT = "AbCdEfGhIjKlMnOpQrStUv";
    public static final String ADDRESS = "ZyXwVuTsRqPoNmLkJiHgFe";
    public static final Instant RELEASED = Instant.ofEpochMilli(1_760_000_000_123L);

    private Samples() {}

    public static Item item() {
        return new Item(
                "bulk_0198c0de-7a10-7c3e-9f00-0123456789ab", 7, "sponsor-1", CONTACT, RELEASED);
    }

    public static Attempt attempt() {
        return new Attempt(item(), 2);
    }

    public static EmailSend email() {
        return email(attempt());
    }

    /** With a place for the address to unsubscribe, as dispatch writes it. */
    public static EmailSend leavable() {
        return leavable(attempt());
    }

    public static EmailSend leavable(Attempt attempt) {
        String mark = "https://unsubscribe.invalid/";
        return EmailSend.newBuilder(email(attempt))
                .setText("Merhaba Ayşe\n\nYeter: " + mark + "\n")
                .setHtml("<p>Merhaba Ayşe</p><p><a href=\"" + mark + "\">Listeden çık</a></p>")
                .setUnsubscribeMark(mark)
                .build();
    }

    public static EmailSend email(Attempt attempt) {
        return EmailSend.newBuilder()
                .setAttempt(attempt)
                .setTo("Ayse.Yilmaz@example.org")
                .setAddressKey(ADDRESS)
                .setName("Ayşe Yılmaz")
                .setSponsorName("Tarım A.Ş.")
                .setLanguage("tr")
                .setSubject("Kodunuz hazır: SP-20250115-A7B2C")
                .setText("Merhaba Ayşe,\nkodunuz SP-20250115-A7B2C\n")
                .setHtml("<p>Merhaba Ayşe, kodunuz <b>SP-20250115-A7B2C</b></p>")
                .setDecidedAt(Instant.EPOCH)
                .setAvoid(List.of())
                .build();
    }
}

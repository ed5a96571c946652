package com.ziraai.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.ziraai.event.Channel;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.Recipient;
import com.ziraai.message.MessageSettings.Footer;
import com.ziraai.message.Rendered.Email;
import com.ziraai.message.Rendered.Sms;
import com.ziraai.message.Rendered.TooLong;
import com.ziraai.message.Rendered.Unrenderable;
import com.ziraai.message.Rendered.Whatsapp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RendererTest {

    private static final String LINK = "https://ziraai.com/redeem/SP-20261122-A7B2C";

    private final Renderer renderer =
            new Renderer(
                    new MessageSettings(
                            "https://ziraai.com/redeem/",
                            "🌱 ZiraAI hediye kodu: {code}. Linke tıklayın: {link} - {sponsor} sponsorluğunda",
                            "sponsorship_link",
                            "sponsorship_message",
                            "{sponsor} size bir hediye kodu gönderdi",
                            "Merhaba {name},\n\nKodunuz {code}: {link}\n",
                            Map.of(
                                    "tr",
                                    new Footer("{sponsor} yazdı. Yeter: {unsubscribe}", "Çık"),
                                    "en",
                                    new Footer("Enough: {unsubscribe}", "Leave")),
                            10,
                            924,
                            20_000));

    @Test
    void anSmsWithoutOwnMessageIsTheOneOfDocument1() {
        assertThat(sms(request -> request))
                .isEqualTo(
                        new Sms(
                                "🌱 ZiraAI hediye kodu: SP-20261122-A7B2C. Linke tıklayın: "
                                        + LINK
                                        + " - Tarım A.Ş. sponsorluğunda"));
    }

    @Test
    void anSmsIsTheSponsorsMessageWithItsValues() {
        assertThat(
                        sms(request ->
                                request.setMessageTemplate(
                                        "Merhaba {name}! {region}, {sponsor}: {link} ({code}, {expiry})")))
                .isEqualTo(
                        new Sms(
                                "Merhaba Ayşe! Antalya, Tarım A.Ş.: "
                                        + LINK
                                        + " (SP-20261122-A7B2C, 22/12/2026)"));
    }

    @Test
    void theDayOfExpiryIsTheSponsors() {
        assertThat(sms(request -> request.setTimeZone("Asia/Tokyo").setMessageTemplate("{expiry}")))
                .isEqualTo(new Sms("23/12/2026"));
    }

    @Test
    void noOwnPlaceholderHidesOneOfTheHouse() {
        assertThat(
                        sms(request ->
                                request.setPersonalization(Map.of("code", "FREE"))
                                        .setMessageTemplate("{code}")))
                .isEqualTo(new Sms("SP-20261122-A7B2C"));
    }

    @Test
    void aRecipientWithoutNameIsStillGreetedWell() {
        assertThat(
                        sms(request ->
                                request.setRecipient(
                                                new Recipient(
                                                        null, "+905551234567", "TR", null, null))
                                        .setMessageTemplate("Merhaba {name}! {link}")))
                .isEqualTo(new Sms("Merhaba! " + LINK));
    }

    @Test
    void anUnknownPlaceholderIsNamed() {
        for (Channel channel : Channel.values()) {
            assertThat(render(channel, request -> request.setMessageTemplate("{name} {cropType}")))
                    .isInstanceOfSatisfying(
                            Unrenderable.class,
                            reason ->
                                    assertThat(reason.detail())
                                            .contains("cropType")
                                            .doesNotContain("name,"));
        }
    }

    @Test
    void anEmptyMessageIsNotSent() {
        for (Channel channel : List.of(Channel.SMS, Channel.WHATSAPP)) {
            assertThat(
                            render(
                                    channel,
                                    request ->
                                            request.setPersonalization(Map.of("x", ""))
                                                    .setMessageTemplate(" {x} ")))
                    .isInstanceOf(Unrenderable.class);
        }
    }

    @Test
    void whatsappWithoutOwnMessageIsTheApprovedTemplateOfDocument1() {
        assertThat(render(Channel.WHATSAPP, request -> request))
                .isEqualTo(
                        new Whatsapp(
                                "sponsorship_link",
                                List.of("Tarım A.Ş.", "SP-20261122-A7B2C"),
                                "SP-20261122-A7B2C"));
    }

    @Test
    void anOwnMessageIsTheParameterOfAnApprovedTemplateInAFormTheProviderTakes() {
        assertThat(
                        render(
                                Channel.WHATSAPP,
                                request ->
                                        request.setMessageTemplate(
                                                "\n Merhaba {name}!\n\n\tKod:      {code}")))
                .isEqualTo(
                        new Whatsapp(
                                "sponsorship_message",
                                List.of("Merhaba Ayşe! Kod: SP-20261122-A7B2C"),
                                "SP-20261122-A7B2C"));
    }

    @Test
    void whatIsWrittenIsComposedWhateverItWasMadeOf() {
        Recipient decomposed =
                new Recipient(
                        "Gu\u0308l O\u0308ztu\u0308rk\uFEFF", "+905551234567", "TR", null, null);
        for (Channel channel : List.of(Channel.SMS, Channel.WHATSAPP)) {
            Rendered message =
                    render(
                            channel,
                            request ->
                                    request.setRecipient(decomposed)
                                            .setPersonalization(Map.of("bo\u0308lge", "Ege"))
                                            .setMessageTemplate("{name}, {b\u00f6lge} {ülke}")
                                            .setPersonalization(
                                                    Map.of(
                                                            "bo\u0308lge",
                                                            "Ege",
                                                            "u\u0308lke",
                                                            "TR")));
            assertThat(message.toString()).contains("Gül Öztürk, Ege TR");
            assertThat(Cost.parts(message)).isEqualTo(1);
        }
    }

    @Test
    void anEmailWithoutOwnMessageHasTheDefaultSubjectAndText() {
        assertThat(email(request -> request))
                .satisfies(email -> {
                    assertThat(email.subject())
                            .isEqualTo("Tarım A.Ş. size bir hediye kodu gönderdi");
                    assertThat(email.text())
                            .isEqualTo(
                                    "Merhaba Ayşe,\n\nKodunuz SP-20261122-A7B2C: "
                                            + LINK
                                            + "\n\nTarım A.Ş. yazdı. Yeter: "
                                            + Email.UNSUBSCRIBE
                                            + "\n");
                    assertThat(email.html())
                            .contains(
                                    "<html lang=\"tr\">",
                                    "<p>Merhaba Ayşe,</p>",
                                    "<a href=\"" + LINK + "\">" + LINK + "</a>");
                });
    }

    @Test
    void whatStandsInAnEmailIsShownAndNeverReadAsHtml() {
        Email email =
                email(request ->
                        request.setMessageTemplate(
                                        "{name}: {link}. <b>\"x\"</b>\nhttps://a.example/?q=1&r=\"><script>")
                                .setEmailSubject("{name}\r\nBcc: x@example.org")
                                .setRecipient(
                                        new Recipient(
                                                "<img src=x onerror=alert(1)>",
                                                null,
                                                null,
                                                "a@b.example",
                                                "key")));
        assertThat(email.subject()).isEqualTo("<img src=x onerror=alert(1)> Bcc: x@example.org");
        assertThat(email.html())
                .contains(
                        "&lt;img src=x onerror=alert(1)&gt;",
                        "&lt;b&gt;&quot;x&quot;&lt;/b&gt;<br>",
                        "<a href=\"" + LINK + "\">" + LINK + "</a>.",
                        "<a href=\"https://a.example/?q=1&amp;r=\">")
                .doesNotContain("<script", "<img", "<b>");
    }

    @Test
    void anEmailSaysInItsLanguageWhereToUnsubscribe() {
        String link = "<a href=\"" + Email.UNSUBSCRIBE + "\">%s</a>";
        assertThat(email(request -> request).html())
                .contains("<p>Tarım A.Ş. yazdı. Yeter: " + link.formatted("Çık") + "</p>");
        for (String english : List.of("en", "EN-gb")) {
            Email email = email(request -> request.setLanguage(english));
            assertThat(email.text()).endsWith("\n\nEnough: " + Email.UNSUBSCRIBE + "\n");
            assertThat(email.html()).contains("Enough: " + link.formatted("Leave"));
        }
        assertThat(email(request -> request.setLanguage("de")).html())
                .contains(link.formatted("Çık"));
    }

    @Test
    void anEmailThatSaysItItselfHasNoFooter() {
        Email email =
                email(request ->
                        request.setMessageTemplate("{link}\n(Çıkmak için {unsubscribe}.)")
                                .setPersonalization(Map.of("unsubscribe", "https://a.example/")));
        assertThat(email.text()).isEqualTo(LINK + "\n(Çıkmak için " + Email.UNSUBSCRIBE + ".)");
        assertThat(email.html())
                .contains("(Çıkmak için <a href=\"" + Email.UNSUBSCRIBE + "\">Çık</a>.)")
                .doesNotContain("<hr", "yazdı");
    }

    @Test
    void aWordAtTheAddressToUnsubscribeIsNoPartOfIt() {
        Email email =
                email(request ->
                        request.setMessageTemplate(
                                "{link}\nçık:{unsubscribe}adresi, a{unsubscribe}?"));
        assertThat(email.text())
                .isEqualTo("%1$s\nçık:%2$s adresi, a %2$s?".formatted(LINK, Email.UNSUBSCRIBE));
        assertThat(email.html())
                .contains("çık:<a href=\"" + Email.UNSUBSCRIBE + "\">Çık</a> adresi");
    }

    /** There the house has no such address, and sponsors may have had one of their own before. */
    @Test
    void elsewhereTheAddressToUnsubscribeIsTheSponsorsOrNone() {
        assertThat(sms(request -> request.setMessageTemplate("{link} {unsubscribe}")))
                .isEqualTo(new Sms(LINK));
        assertThat(
                        sms(request ->
                                request.setMessageTemplate("{link} {unsubscribe}")
                                        .setPersonalization(Map.of("unsubscribe", "a.example"))))
                .isEqualTo(new Sms(LINK + " a.example"));
        assertThat(email(request -> request.setEmailSubject("X {unsubscribe}")).subject())
                .isEqualTo("X");
    }

    @Test
    void aFooterNamesTheAddressAndNobodysValues() {
        assertThat(new Footer("{sponsor}: {unsubscribe}", "x").isComplete()).isTrue();
        assertThat(new Footer("{sponsor}", "x").isComplete()).isFalse();
        assertThat(new Footer("{name}: {unsubscribe}", "x").isComplete()).isFalse();
    }

    @Test
    void anEmailIsNotLongerThanItsRecordCanHold() {
        assertThat(render(Channel.EMAIL, request -> request.setMessageTemplate("a".repeat(20_001))))
                .isEqualTo(new TooLong(Channel.EMAIL, 20_001, 20_000));
        // The footer is the house's, and costs the sponsor no room.
        assertThat(email(request -> request.setMessageTemplate("a".repeat(20_000))).text())
                .hasSizeGreaterThan(20_000);
        assertThat(render(Channel.EMAIL, request -> request.setEmailSubject("{crop}")))
                .isInstanceOf(Unrenderable.class);
    }

    private Email email(UnaryOperator<DistributionRequested.Builder> change) {
        return (Email) render(Channel.EMAIL, change);
    }

    @Test
    void aMessageItsChannelCannotHoldIsTooLong() {
        assertThat(sms(request -> request.setMessageTemplate("ş".repeat(670))))
                .isInstanceOf(Sms.class);
        assertThat(sms(request -> request.setMessageTemplate("ş".repeat(671))))
                .isEqualTo(new TooLong(Channel.SMS, 11, 10));
        assertThat(sms(request -> request.setMessageTemplate("a".repeat(1531))))
                .isEqualTo(new TooLong(Channel.SMS, 11, 10));
        assertThat(whatsapp(request -> request.setMessageTemplate("a".repeat(924))))
                .isInstanceOf(Whatsapp.class);
        assertThat(whatsapp(request -> request.setMessageTemplate("a".repeat(925))))
                .isEqualTo(new TooLong(Channel.WHATSAPP, 925, 924));
        assertThat(whatsapp(request -> request.setSponsorName("a".repeat(920))))
                .isEqualTo(new TooLong(Channel.WHATSAPP, 937, 924));
    }

    @Test
    void smartEncodingIsForSmsAndOnRequest() {
        String text = "“{region}”" + "a".repeat(80);
        UnaryOperator<DistributionRequested.Builder> smart =
                request -> request.setMessageTemplate(text).setSmartEncoding(true);
        assertThat(sms(smart)).isEqualTo(new Sms("\"Antalya\"" + "a".repeat(80)));
        assertThat(sms(request -> request.setMessageTemplate(text)))
                .isEqualTo(new Sms("“Antalya”" + "a".repeat(80)));
        assertThat(whatsapp(smart).toString()).contains("“Antalya”");
        // Only plainly does it fit.
        assertThat(
                        sms(request ->
                                request.setMessageTemplate("’" + "a".repeat(1529))
                                        .setSmartEncoding(true)))
                .isEqualTo(new Sms("'" + "a".repeat(1529)));
    }

    @Test
    void whatSurelyFitsIsNeverTooLong() {
        Fit fit = renderer.fit();
        for (int length = 1; length < 1200; length += 7) {
            for (String character : List.of("a", "ş", "€", "👋")) {
                DistributionRequested.Builder request =
                        request()
                                .setMessageTemplate(
                                        "{region} {name} {link} {code} {expiry} {sponsor}")
                                .setPersonalization(Map.of("region", character.repeat(length)));
                if (fit.isSure(request.build())) {
                    for (Channel channel : List.of(Channel.SMS, Channel.WHATSAPP)) {
                        assertThat(renderer.render(channel, ready(request)))
                                .isNotInstanceOf(TooLong.class);
                    }
                }
            }
        }
        assertThat(fit.isSure(request().build())).isTrue();
        assertThat(fit.isSure(request().setMessageTemplate("a".repeat(300)).build())).isTrue();
        assertThat(fit.isSure(request().setMessageTemplate("a".repeat(700)).build())).isFalse();
        assertThat(fit.isSure(request().setSponsorName("a".repeat(925)).build())).isFalse();
        assertThat(
                        fit.isSure(
                                request()
                                        .setMessageTemplate("{unsubscribe}")
                                        .setPersonalization(Map.of("unsubscribe", "a".repeat(700)))
                                        .build()))
                .isFalse();
    }

    @Test
    void theButtonLeadsWhereTheLinkLeads() {
        DistributionReady given =
                DistributionReady.newBuilder(ready(request())).setCode("AGRI/1 ç").build();
        assertThat(renderer.render(Channel.WHATSAPP, given))
                .isEqualTo(
                        new Whatsapp(
                                "sponsorship_link",
                                List.of("Tarım A.Ş.", "AGRI/1 ç"),
                                "AGRI%2F1%20%C3%A7"));
    }

    private Rendered sms(UnaryOperator<DistributionRequested.Builder> change) {
        return render(Channel.SMS, change);
    }

    private Rendered whatsapp(UnaryOperator<DistributionRequested.Builder> change) {
        return render(Channel.WHATSAPP, change);
    }

    private Rendered render(Channel channel, UnaryOperator<DistributionRequested.Builder> change) {
        return renderer.render(channel, ready(change.apply(request())));
    }

    private static DistributionRequested.Builder request() {
        return SampleRequests.one();
    }

    private static DistributionReady ready(DistributionRequested.Builder request) {
        return new DistributionReady(
                request.build(),
                "SP-20261122-A7B2C",
                LINK,
                Instant.parse("2026-12-22T20:59:59.999Z"),
                null);
    }
}

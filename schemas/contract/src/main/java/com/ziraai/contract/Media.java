package com.ziraai.contract;

import com.ziraai.event.Attempt;
import com.ziraai.event.Channel;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.EmailSend;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.event.SenderState;
import com.ziraai.event.SmsSend;
import com.ziraai.event.WhatsappSend;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * A channel there is, declared once: whoever subscribes to, sends to or asks all channels does so
 * by these rows.
 *
 * @param channel what the rest of the house calls it
 * @param service who sends on it
 * @param send its commands
 * @param outcomes what became of them
 * @param receipts its providers' reports
 * @param senders the numbers and accounts it sends from
 * @param attempt the attempt a command is for
 * @param address where it reaches a person
 * @param aim where a command goes
 * @param <C> the record of its commands
 */
public record Media<C extends SpecificRecord>(
        Channel channel,
        Service service,
        Topic<C> send,
        Topic<DeliveryOutcome> outcomes,
        Topic<ProviderReceipt> receipts,
        Topic<SenderState> senders,
        Function<C, Attempt> attempt,
        Address address,
        Function<C, Aim> aim) {

    public static final Media<SmsSend> SMS =
            new Media<>(
                    Channel.SMS,
                    Service.CHANNEL_SMS,
                    Topics.SMS_SEND,
                    Topics.SMS_OUTCOMES,
                    Topics.SMS_RECEIPTS,
                    Topics.SMS_SENDERS,
                    SmsSend::getAttempt,
                    Address.PHONE,
                    each -> new Aim(each.getCountry(), each.getPriceMicros(), each.getAvoid()));

    public static final Media<WhatsappSend> WHATSAPP =
            new Media<>(
                    Channel.WHATSAPP,
                    Service.CHANNEL_WHATSAPP,
                    Topics.WHATSAPP_SEND,
                    Topics.WHATSAPP_OUTCOMES,
                    Topics.WHATSAPP_RECEIPTS,
                    Topics.WHATSAPP_SENDERS,
                    WhatsappSend::getAttempt,
                    Address.PHONE,
                    each -> new Aim(each.getCountry(), each.getPriceMicros(), each.getAvoid()));

    public static final Media<EmailSend> EMAIL =
            new Media<>(
                    Channel.EMAIL,
                    Service.CHANNEL_EMAIL,
                    Topics.EMAIL_SEND,
                    Topics.EMAIL_OUTCOMES,
                    Topics.EMAIL_RECEIPTS,
                    Topics.EMAIL_SENDERS,
                    EmailSend::getAttempt,
                    Address.EMAIL,
                    each -> new Aim(null, each.getPriceMicros(), each.getAvoid()));

    private static final List<Media<?>> ALL = List.of(SMS, WHATSAPP, EMAIL);

    private static final Map<Channel, Address> ADDRESSES =
            ALL.stream()
                    .collect(
                            Collectors.toMap(
                                    Media::channel,
                                    Media::address,
                                    (one, _) -> one,
                                    () -> new EnumMap<>(Channel.class)));

    /** All of them. */
    public static List<Media<?>> all() {
        return ALL;
    }

    /** The row of the channel; empty where nobody sends on it. */
    public static Optional<Media<?>> of(Channel channel) {
        return ALL.stream().filter(each -> each.channel == channel).findFirst();
    }

    /** Where the channel reaches a person. */
    public static Address addressOf(Channel channel) {
        return Objects.requireNonNull(ADDRESSES.get(channel), "a row for each channel");
    }

    /** The channels of a request that reach its person, in the order they are tried, each once. */
    public static List<Channel> route(DistributionRequested request) {
        return Stream.concat(Stream.of(request.getChannel()), request.getFallback().stream())
                .filter(each -> addressOf(each).of(request.getRecipient()) != null)
                .distinct()
                .toList();
    }

    /** The channels somebody sends on. */
    public static Set<Channel> channels() {
        EnumSet<Channel> channels = EnumSet.noneOf(Channel.class);
        ALL.forEach(each -> channels.add(each.channel));
        return channels;
    }

    /** The outcomes of all channels. */
    public static List<Topic<? extends DeliveryOutcome>> allOutcomes() {
        return ALL.stream().<Topic<? extends DeliveryOutcome>>map(Media::outcomes).toList();
    }
}

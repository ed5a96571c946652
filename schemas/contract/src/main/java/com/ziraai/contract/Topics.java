package com.ziraai.contract;

import static com.ziraai.contract.Service.ANALYTICS;
import static com.ziraai.contract.Service.CAMPAIGN;
import static com.ziraai.contract.Service.CHANNEL_EMAIL;
import static com.ziraai.contract.Service.CHANNEL_SMS;
import static com.ziraai.contract.Service.CHANNEL_WHATSAPP;
import static com.ziraai.contract.Service.CODE;
import static com.ziraai.contract.Service.DISPATCH;
import static com.ziraai.contract.Service.OUTSIDE;

import com.ziraai.contract.Topic.Cleanup;
import com.ziraai.contract.Topic.Key;
import com.ziraai.event.Alert;
import com.ziraai.event.ContactConsent;
import com.ziraai.event.DeliveryOutcome;
import com.ziraai.event.DistributionReady;
import com.ziraai.event.DistributionRequested;
import com.ziraai.event.EmailSend;
import com.ziraai.event.InboundMessage;
import com.ziraai.event.ItemOutcome;
import com.ziraai.event.OperationLifecycle;
import com.ziraai.event.OperationProgress;
import com.ziraai.event.OperationSpending;
import com.ziraai.event.ProviderReceipt;
import com.ziraai.event.SenderState;
import com.ziraai.event.SmsSend;
import com.ziraai.event.UnknownSettlement;
import com.ziraai.event.WhatsappSend;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every topic of the system, declared once. Services create, send to and listen from these rows.
 */
public final class Topics {

    /**
     * Twelve partitions let a service grow to twelve instances and divide evenly among 2, 3, 4 or
     * 6.
     */
    private static final int PARTITIONS = 12;

    /** Long enough to replay a week's commands after an incident found late. */
    private static final Duration COMMANDS = Duration.ofDays(7);

    /** What numbers are rebuilt from; must outlive the longest reporting period. */
    private static final Duration FACTS = Duration.ofDays(90);

    public static final Topic<DistributionRequested> DISTRIBUTION_REQUESTED =
            contact(
                    "distribution.requested.v1",
                    DistributionRequested.class,
                    CAMPAIGN,
                    Set.of(CODE),
                    COMMANDS,
                    "a sponsor wants one person to get a message with a code and link");

    public static final Topic<DistributionReady> DISTRIBUTION_READY =
            contact(
                    "distribution.ready.v1",
                    DistributionReady.class,
                    CODE,
                    Set.of(DISPATCH),
                    COMMANDS,
                    "the request with its code, link and expiry");

    public static final Topic<ItemOutcome> CODE_OUTCOMES =
            contact(
                    "code.outcomes.v1",
                    ItemOutcome.class,
                    CODE,
                    Set.of(ANALYTICS, OUTSIDE),
                    FACTS,
                    "a code that was only to be generated is there, or why not");

    public static final Topic<SmsSend> SMS_SEND =
            contact(
                    "sms.send.v1",
                    SmsSend.class,
                    DISPATCH,
                    Set.of(CHANNEL_SMS),
                    COMMANDS,
                    "send this text once");

    public static final Topic<WhatsappSend> WHATSAPP_SEND =
            contact(
                    "whatsapp.send.v1",
                    WhatsappSend.class,
                    DISPATCH,
                    Set.of(CHANNEL_WHATSAPP),
                    COMMANDS,
                    "send this approved template once");

    public static final Topic<EmailSend> EMAIL_SEND =
            contact(
                    "email.send.v1",
                    EmailSend.class,
                    DISPATCH,
                    Set.of(CHANNEL_EMAIL),
                    COMMANDS,
                    "send this e-mail once");

    public static final Topic<DeliveryOutcome> SMS_OUTCOMES =
            contact(
                    "sms.outcomes.v1",
                    DeliveryOutcome.class,
                    CHANNEL_SMS,
                    Set.of(DISPATCH, ANALYTICS, OUTSIDE),
                    FACTS,
                    "what became known of an SMS attempt");

    public static final Topic<DeliveryOutcome> WHATSAPP_OUTCOMES =
            contact(
                    "whatsapp.outcomes.v1",
                    DeliveryOutcome.class,
                    CHANNEL_WHATSAPP,
                    Set.of(DISPATCH, ANALYTICS, OUTSIDE),
                    FACTS,
                    "what became known of a WhatsApp attempt");

    public static final Topic<DeliveryOutcome> EMAIL_OUTCOMES =
            contact(
                    "email.outcomes.v1",
                    DeliveryOutcome.class,
                    CHANNEL_EMAIL,
                    Set.of(DISPATCH, ANALYTICS, OUTSIDE),
                    FACTS,
                    "what became known of an e-mail attempt");

    public static final Topic<ProviderReceipt> SMS_RECEIPTS =
            contact(
                    "sms.receipts.v1",
                    ProviderReceipt.class,
                    CHANNEL_SMS,
                    Set.of(CHANNEL_SMS),
                    FACTS,
                    "an SMS provider's report, raw");

    public static final Topic<ProviderReceipt> WHATSAPP_RECEIPTS =
            contact(
                    "whatsapp.receipts.v1",
                    ProviderReceipt.class,
                    CHANNEL_WHATSAPP,
                    Set.of(CHANNEL_WHATSAPP),
                    FACTS,
                    "a WhatsApp webhook, raw, a large one in parts");

    public static final Topic<ProviderReceipt> EMAIL_RECEIPTS =
            contact(
                    "email.receipts.v1",
                    ProviderReceipt.class,
                    CHANNEL_EMAIL,
                    Set.of(CHANNEL_EMAIL),
                    FACTS,
                    "a delivery status notification, raw");

    public static final Topic<SenderState> SMS_SENDERS =
            senders("sms.senders.v1", CHANNEL_SMS, "a number SMS are sent from, as it stands");

    public static final Topic<SenderState> WHATSAPP_SENDERS =
            senders(
                    "whatsapp.senders.v1",
                    CHANNEL_WHATSAPP,
                    "a number WhatsApp messages are sent from, as it stands");

    public static final Topic<SenderState> EMAIL_SENDERS =
            senders(
                    "email.senders.v1",
                    CHANNEL_EMAIL,
                    "an address e-mail is sent from, as it stands");

    public static final Topic<InboundMessage> EMAIL_INBOUND =
            contact(
                    "email.inbound.v1",
                    InboundMessage.class,
                    CHANNEL_EMAIL,
                    Set.of(CAMPAIGN, OUTSIDE),
                    FACTS,
                    "a person unsubscribed or complained");

    public static final Topic<UnknownSettlement> UNKNOWN_SETTLEMENTS =
            contact(
                    "unknown.settlements.v1",
                    UnknownSettlement.class,
                    CAMPAIGN,
                    Set.of(CHANNEL_SMS, CHANNEL_WHATSAPP, CHANNEL_EMAIL),
                    FACTS,
                    "a person settled what became of an attempt nobody else could tell of");

    public static final Topic<ItemOutcome> DISTRIBUTION_OUTCOMES =
            contact(
                    "distribution.outcomes.v1",
                    ItemOutcome.class,
                    DISPATCH,
                    Set.of(ANALYTICS, OUTSIDE),
                    FACTS,
                    "an item failed for good, was skipped, cancelled or parked");

    public static final Topic<OperationLifecycle> OPERATION_LIFECYCLE =
            operation(
                    "operation.lifecycle.v1",
                    OperationLifecycle.class,
                    CAMPAIGN,
                    Set.of(DISPATCH, CHANNEL_SMS, CHANNEL_WHATSAPP, CHANNEL_EMAIL, ANALYTICS),
                    "an operation as its sponsor left it");

    /** Kept whole, so that whoever asks it may be sure that who is not in it was never named. */
    public static final Topic<ContactConsent> CONTACT_CONSENT =
            new Topic<>(
                    "contact.consent.v1",
                    Key.SPONSOR_AND_CONTACT,
                    ContactConsent.class,
                    CAMPAIGN,
                    Set.of(DISPATCH, OUTSIDE),
                    PARTITIONS,
                    FACTS,
                    Cleanup.COMPACT,
                    "whether a contact may be written to");

    /** Its owner reads it, in a new database, to know which operations it called complete. */
    public static final Topic<OperationProgress> OPERATION_PROGRESS =
            operation(
                    "operation.progress.v1",
                    OperationProgress.class,
                    ANALYTICS,
                    Set.of(CAMPAIGN, ANALYTICS, OUTSIDE),
                    "snapshots of an operation's numbers with a revision");

    public static final Topic<OperationSpending> OPERATION_SPENDING =
            operation(
                    "operation.spending.v1",
                    OperationSpending.class,
                    DISPATCH,
                    Set.of(CAMPAIGN, ANALYTICS, OUTSIDE),
                    "what the messages of an operation cost so far");

    /** So few that one partition keeps them in order. Its owner reads it to know what it said. */
    public static final Topic<Alert> ALERTS =
            new Topic<>(
                    "alerts.v1",
                    Key.ALERT,
                    Alert.class,
                    ANALYTICS,
                    Set.of(ANALYTICS, OUTSIDE),
                    1,
                    FACTS,
                    Cleanup.COMPACT,
                    "a sponsor's numbers went, or are no longer, over a limit");

    private static final List<Topic<?>> ALL =
            List.of(
                    DISTRIBUTION_REQUESTED,
                    DISTRIBUTION_READY,
                    CODE_OUTCOMES,
                    SMS_SEND,
                    WHATSAPP_SEND,
                    EMAIL_SEND,
                    SMS_OUTCOMES,
                    WHATSAPP_OUTCOMES,
                    EMAIL_OUTCOMES,
                    SMS_RECEIPTS,
                    WHATSAPP_RECEIPTS,
                    EMAIL_RECEIPTS,
                    SMS_SENDERS,
                    WHATSAPP_SENDERS,
                    EMAIL_SENDERS,
                    EMAIL_INBOUND,
                    UNKNOWN_SETTLEMENTS,
                    DISTRIBUTION_OUTCOMES,
                    OPERATION_LIFECYCLE,
                    CONTACT_CONSENT,
                    OPERATION_PROGRESS,
                    OPERATION_SPENDING,
                    ALERTS);

    private Topics() {}

    /** All topics, upstream first. */
    public static List<Topic<?>> all() {
        return ALL;
    }

    /** The topics the service creates and writes. */
    public static List<Topic<?>> ownedBy(Service service) {
        return ALL.stream().filter(topic -> topic.owner() == service).toList();
    }

    /** The topics the service listens to. */
    public static List<Topic<?>> readBy(Service service) {
        return ALL.stream().filter(topic -> topic.readers().contains(service)).toList();
    }

    private static <T extends SpecificRecord> Topic<T> contact(
            String name,
            Class<T> record,
            Service owner,
            Set<Service> readers,
            Duration retention,
            String summary) {
        return new Topic<>(
                name,
                Key.CONTACT,
                record,
                owner,
                readers,
                PARTITIONS,
                retention,
                Cleanup.DELETE,
                summary);
    }

    /** So few that one partition keeps the changes of all in order; its owner's instances agree. */
    private static Topic<SenderState> senders(String name, Service owner, String summary) {
        return new Topic<>(
                name,
                Key.SENDER,
                SenderState.class,
                owner,
                Set.of(owner, OUTSIDE),
                1,
                FACTS,
                Cleanup.COMPACT,
                summary);
    }

    private static <T extends SpecificRecord> Topic<T> operation(
            String name, Class<T> record, Service owner, Set<Service> readers, String summary) {
        return new Topic<>(
                name,
                Key.OPERATION,
                record,
                owner,
                readers,
                PARTITIONS,
                FACTS,
                Cleanup.COMPACT,
                summary);
    }
}

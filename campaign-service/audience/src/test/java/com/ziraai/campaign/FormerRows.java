package com.ziraai.campaign;

import com.ziraai.campaign.operation.PackedItems;
import java.util.Base64;
import org.apache.avro.Schema;

/**
 * Rows of lists as the code of its time wrote them, two each: Ayşe, who has a number, an e-mail
 * address, a code, a message and a reference, and somebody of whom there is one address.
 */
public enum FormerRows {
    /** As items of an operation, before e-mail was a channel. */
    ITEMS(
            -4284117782623622460L,
            """
            {"name":"com.ziraai.event.DistributionRequested","type":"record","fields":[
            {"name":"item","type":{"name":"com.ziraai.event.Item","type":"record",
            "fields":[{"name":"operationId","type":"string"},{"name":"itemIndex","type":"int"},
            {"name":"sponsorId","type":"string"},{"name":"contactKey","type":"string"},
            {"name":"releasedAt","type":"long"}]}},
            {"name":"recipient","type":{"name":"com.ziraai.event.Recipient","type":"record",
            "fields":[{"name":"name","type":["null","string"]},{"name":"phone","type":["null",
            "string"]},{"name":"country","type":["null","string"]},{"name":"email","type":["null",
            "string"]}]}},
            {"name":"sponsorName","type":"string"},
            {"name":"timeZone","type":"string"},
            {"name":"language","type":"string"},
            {"name":"channel","type":{"name":"com.ziraai.event.Channel","type":"enum",
            "symbols":["SMS","WHATSAPP","EMAIL"]}},
            {"name":"fallback","type":{"type":"array","items":"com.ziraai.event.Channel"}},
            {"name":"messageTemplate","type":["null","string"]},
            {"name":"personalization","type":{"type":"map","values":"string"}},
            {"name":"sponsorshipCode","type":["null","string"]},
            {"name":"codeValidityDays","type":"int"},
            {"name":"retry","type":{"name":"com.ziraai.event.RetryPlan","type":"record",
            "fields":[{"name":"retryAttempts","type":"int"},{"name":"retryDelaySeconds",
            "type":["null","int"]}]}},
            {"name":"guarantee","type":{"name":"com.ziraai.event.Guarantee","type":"enum",
            "symbols":["AT_MOST_ONCE","AT_LEAST_ONCE"]}},
            {"name":"refusal","type":["null",{"name":"com.ziraai.event.Refusal","type":"record",
            "fields":[{"name":"status","type":{"name":"com.ziraai.event.ItemStatus","type":"enum",
            "symbols":["PARKED","CANCELLED","SKIPPED","FAILED","GENERATED"]}},{"name":"code",
            "type":"string"},{"name":"category","type":{"name":"com.ziraai.event.ErrorCategory",
            "type":"enum","symbols":["VALIDATION","PROCESSING","NETWORK","SYSTEM","BUSINESS"]}},
            {"name":"detail","type":"string"}]}]},
            {"name":"prices","type":{"type":"array","items":{"name":"com.ziraai.event.PartPrice",
            "type":"record","fields":[{"name":"channel","type":"com.ziraai.event.Channel"},
            {"name":"micros","type":"long"}]}}},
            {"name":"retryOf","type":["null",{"name":"com.ziraai.event.RetryOf","type":"record",
            "fields":[{"name":"operationId","type":"string"},{"name":"itemIndex","type":"int"}]}]},
            {"name":"generation","type":["null",{"name":"com.ziraai.event.CodeGeneration",
            "type":"record","fields":[{"name":"prefix","type":"string"}]}]},
            {"name":"externalId","type":["null","string"]},
            {"name":"sourceRow","type":["null","long"]},
            {"name":"smartEncoding","type":"boolean"}]}
            """,
            """
            xwAAAPFkAAAALFhGQ194WTM5aFpkUW9MdkRoYXBDOWcAAgpBecWfZQIaKzkwNTU1MTIzNDU2NwIEVFICIEF5c2VA
            RXhhbXBsZS5vcmcAAAAAAAIgTWVyaGFiYSB7QsO2bGdlfQIMQsO2bGdlBkVnZQACDEFHUkktMSwAoAAAAAIGTS03
            AgQMAPoKLE8wMklZTXRFcE91aFFPRkdQSC1iMWcAAH0AEDh9AAAwAAgCAFAAAAIGAA==
            """),

    /** As people, before e-mail was a channel. */
    WITHOUT_EMAIL_KEY(
            6276085589146858113L,
            """
            {"type":"record","name":"Person","namespace":"com.ziraai.campaign.list","fields":[
            {"name":"contactKey","type":{"type":"string","avro.java.string":"String"}},
            {"name":"phone","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"country","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"name","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"email","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"values","type":{"type":"map","values":{"type":"string",
            "avro.java.string":"String"},"avro.java.string":"String"}},
            {"name":"code","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"message","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"externalId","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"row","type":"long"}]}
            """,
            """
            oQAAAPJULFhGQ194WTM5aFpkUW9MdkRoYXBDOWcCGis5MDU1NTEyMzQ1NjcCBFRSAgpBecWfZQIgQXlzZUBFeGFt
            cGxlLm9yZwIMQsO2bGdlBkVnZQACDEFHUkktMQIgTWVyaGFiYSB7HgD7Dn0CBk0tNwQsTzAySVlNdEVwT3VoUU9G
            R1BILWIxcADAOAIEVFIAAAAAAAAG
            """),

    /** As people of one number and one e-mail address. */
    WITH_EMAIL_KEY(
            -716898853179309091L,
            """
            {"type":"record","name":"Person","namespace":"com.ziraai.campaign.list","fields":[
            {"name":"contactKey","type":{"type":"string","avro.java.string":"String"}},
            {"name":"phone","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"country","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"name","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"email","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"emailKey","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"values","type":{"type":"map","values":{"type":"string",
            "avro.java.string":"String"},"avro.java.string":"String"}},
            {"name":"code","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"message","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"externalId","type":["null",{"type":"string","avro.java.string":"String"}],
            "default":null},
            {"name":"row","type":"long"}]}
            """,
            """
            0AAAAPJsLFhGQ194WTM5aFpkUW9MdkRoYXBDOWcCGis5MDU1NTEyMzQ1NjcCBFRSAgpBecWfZQIgQXlzZUBleGFt
            cGxlLm9yZwIsWndZczFfVEJaelo2dTItRzk1OW5udwIMQsO2bGdlBkVnZQACDEFHUkktMQIgTWVyaGFiYSB7HgD6
            F30CBk0tNwQsdzRZaE9PZGhBZmEzZHRmZEFRNUhqZwAAAAIeYWxpcAAPLAADUAAAAAAG
            """);

    private static final int ROWS = 2;

    private final long fingerprint;
    private final String schema;
    private final String base64;

    FormerRows(long fingerprint, String schema, String base64) {
        this.fingerprint = fingerprint;
        this.schema = schema;
        this.base64 = base64;
    }

    long fingerprint() {
        return fingerprint;
    }

    String schema() {
        return schema;
    }

    String base64() {
        return base64;
    }

    /** As they are read from the database. */
    public PackedItems packed() {
        return new PackedItems(
                new Schema.Parser().parse(schema), ROWS, Base64.getMimeDecoder().decode(base64));
    }
}

package com.ziraai.campaign.attachment;

import com.ziraai.inquiry.ServiceTokens;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param types that may be uploaded
 * @param largest bytes of a file
 * @param most files of an operation
 * @param perMessage bytes of the files of an operation together; in a message they are a third
 *     more, and that has to be less than the mail server takes ({@code smtp.largest})
 * @param perSponsor bytes of all files of a sponsor together
 * @param concurrentUploads of an instance; each takes three times the largest file of heap
 * @param idle an upload nothing came of for so long is given up
 * @param retention how long a file is kept that no unfinished operation names
 * @param secret shared with channel-email-service, {@value ServiceTokens#SHORTEST_SECRET}
 *     characters or more; without it nobody is given a file's bytes
 */
@Validated
@ConfigurationProperties(value = "campaign.attachment", ignoreUnknownFields = false)
record AttachmentProperties(
        @DefaultValue({
                    "PDF",
                    "PNG",
                    "JPEG",
                    "GIF",
                    "TEXT",
                    "CSV",
                    "CALENDAR",
                    "DOCX",
                    "XLSX",
                    "PPTX"
                })
                @NotEmpty
                Set<FileType> types,
        @DefaultValue("5MB") @NotNull DataSize largest,
        @DefaultValue("10") @Min(1) @Max(50) int most,
        @DefaultValue("5MB") @NotNull DataSize perMessage,
        @DefaultValue("200MB") @NotNull DataSize perSponsor,
        @DefaultValue("4") @Min(1) @Max(64) int concurrentUploads,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration idle,
        @DefaultValue("180d") @DurationMin(days = 1) Duration retention,
        @Nullable String secret) {

    private static final DataSize LARGEST = DataSize.ofMegabytes(25);

    @AssertTrue(message = "largest and perMessage are at most 25 MB, as no mail server takes more")
    boolean isWithinReason() {
        return largest.compareTo(LARGEST) <= 0 && perMessage.compareTo(LARGEST) <= 0;
    }

    @Override
    public String toString() {
        return "AttachmentProperties[" + types + ", " + largest + "]";
    }
}

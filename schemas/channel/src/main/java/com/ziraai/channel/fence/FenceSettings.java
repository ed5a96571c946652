package com.ziraai.channel.fence;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which installation this is.
 *
 * @param epoch names the installation, the same in all its instances; kept outside its data, so
 *     that a copy of the data does not bring it along
 * @param adopt for one start: the epoch that is taken over, or {@value #NONE} to begin although
 *     commands exist whose intents are missing
 */
@Validated
@ConfigurationProperties(value = "channel.fence", ignoreUnknownFields = false)
record FenceSettings(
        @NotBlank @Size(max = 200) @Pattern(regexp = "(?!" + NONE + "$).*") String epoch,
        @Nullable String adopt) {

    static final String NONE = "none";
}

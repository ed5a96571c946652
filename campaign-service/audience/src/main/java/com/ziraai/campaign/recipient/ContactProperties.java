package com.ziraai.campaign.recipient;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param secret key of the hash that stands for an address; changing it makes every contact a new
 *     one
 */
@Validated
@ConfigurationProperties("campaign.contact")
record ContactProperties(@NotNull @Size(min = 16) String secret) {

    @Override
    public String toString() {
        return "ContactProperties[secret=…]";
    }
}

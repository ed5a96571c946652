package com.ziraai.campaign.intake;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxBody longest request body; 5,000 recipients with a message each need about 10 MB
 * @param room bytes of bodies held at a time; while more come they are refused for the moment
 * @param idle a body nothing came of for so long is given up
 */
@Validated
@ConfigurationProperties("campaign.intake")
record IntakeProperties(
        @NotNull DataSize maxBody,
        @NotNull DataSize room,
        @NotNull @DurationMin(seconds = 1) Duration idle) {}

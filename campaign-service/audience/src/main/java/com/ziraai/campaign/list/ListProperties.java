package com.ziraai.campaign.list;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param maxRows of a file
 * @param maxFile bytes of a file as it is sent
 * @param maxUnpacked bytes of each part of an XLSX file, unpacked
 * @param concurrentUploads of an instance; each takes up to 50 MB of heap
 * @param idle an upload nothing came of for so long is given up
 * @param retention how long a list, with the addresses in it, is kept
 * @param spool folder for XLSX files while they are read
 */
@Validated
@ConfigurationProperties("campaign.list")
record ListProperties(
        @Min(1) @Max(1_000_000) int maxRows,
        @NotNull DataSize maxFile,
        @NotNull DataSize maxUnpacked,
        @Min(1) @Max(16) int concurrentUploads,
        @NotNull @DurationMin(seconds = 1) Duration idle,
        @NotNull @DurationMin(days = 1) Duration retention,
        @NotNull Path spool) {}

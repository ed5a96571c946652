package com.ziraai.channel.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where journals are kept.
 *
 * @param folder on a disk, or in the memory, of this machine; shared by instances of this service
 *     and nobody else, and kept over restarts of the process. Never on a network's file system,
 *     whose locks may be lost while their holder lives. None: claims leave no proof
 */
@Validated
@ConfigurationProperties(value = "channel.journal", ignoreUnknownFields = false)
record JournalSettings(@Nullable Path folder) {}

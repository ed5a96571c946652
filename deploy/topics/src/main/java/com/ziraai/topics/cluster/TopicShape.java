package com.ziraai.topics.cluster;

import java.util.Map;

/**
 * What a topic has to be created with to be like another one.
 *
 * @param name its name
 * @param partitions how many; a record keeps its partition only where there are as many
 * @param settings {@code cleanup.policy} and {@code retention.ms} as they apply to it
 */
public record TopicShape(String name, int partitions, Map<String, String> settings) {}

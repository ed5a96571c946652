package com.ziraai.campaign.progress;

import com.ziraai.event.Channel;
import com.ziraai.event.OperationType;

/**
 * An operation of a list.
 *
 * @param name as the sponsor called it
 * @param channel the one tried first
 * @param createdBy subject of the token it came with
 */
public record Listed(
        Standing standing, String name, OperationType type, Channel channel, String createdBy) {}

package com.ziraai.campaign.admission;

/**
 * An answer as it was given.
 *
 * @param status HTTP status
 * @param body JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // carried to the socket, never compared
public record KeptAnswer(int status, byte[] body) {}

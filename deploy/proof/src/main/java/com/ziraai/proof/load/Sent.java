package com.ziraai.proof.load;

import com.ziraai.local.sponsor.Request;

/**
 * An operation the gateway accepted.
 *
 * @param sponsor who sent it
 * @param operationId the gateway's name for it
 * @param request what was asked for
 */
public record Sent(String sponsor, String operationId, Request request) {}

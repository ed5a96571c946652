/**
 * Requests for links, as they come over HTTP: reads bodies, no more of them at a time than there is
 * room for, and hands what they ask for to {@code order}. Serves POST
 * /api/v1/bulk-operations/send-links and /simulate and /api/v1/sponsorship/send. Owns no table.
 */
@NullMarked
package com.ziraai.campaign.intake;

import org.jspecify.annotations.NullMarked;

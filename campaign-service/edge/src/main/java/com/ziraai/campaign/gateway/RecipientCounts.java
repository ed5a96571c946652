package com.ziraai.campaign.gateway;

/**
 * Recipients of a request that cannot be sent to, by reason, as the API's validation errors name
 * them.
 *
 * @param invalidPhoneNumbers numbers that are none or of a country the sponsor may not reach
 * @param missingCodes given codes that do not exist
 * @param duplicateRecipients recipients whose number came before
 */
public record RecipientCounts(int invalidPhoneNumbers, int missingCodes, int duplicateRecipients) {}

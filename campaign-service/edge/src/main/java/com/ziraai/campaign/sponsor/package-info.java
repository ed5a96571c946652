/**
 * The tenants: created on first sight from a token, maintained by administrators. Serves
 * /api/v1/sponsors. Owns the table sponsor.
 */
@NullMarked
package com.ziraai.campaign.sponsor;

import org.jspecify.annotations.NullMarked;

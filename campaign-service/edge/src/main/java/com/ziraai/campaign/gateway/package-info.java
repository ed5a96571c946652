/**
 * The border all routes share: who calls (bearer tokens), in which language, how a JSON body is
 * read strictly and how every problem is answered in one shape. Owns no table and no topic; knows
 * nothing of operations.
 */
@NullMarked
package com.ziraai.campaign.gateway;

import org.jspecify.annotations.NullMarked;

/**
 * Recipient lists: takes a file of up to a million rows in, checks each row by the rules of intake,
 * keeps the valid ones packed as the people they name and the others with what is wrong with them,
 * and hands the valid ones to operations. Serves /api/v1/recipient-lists. Owns the tables
 * recipient_list, recipient_list_rows and recipient_list_problems.
 */
@NullMarked
package com.ziraai.campaign.list;

import org.jspecify.annotations.NullMarked;

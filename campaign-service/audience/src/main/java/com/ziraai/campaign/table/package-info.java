/**
 * Reads tables that people upload, CSV and XLSX, row by row in constant memory, whatever program
 * and alphabet they were written with. Knows nothing of recipients. Owns no table of the database.
 */
@NullMarked
package com.ziraai.campaign.table;

import org.jspecify.annotations.NullMarked;

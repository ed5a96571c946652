/**
 * What all tables share: reading columns that are never null and binding instants. Owns no table.
 */
@NullMarked
package com.ziraai.campaign.database;

import org.jspecify.annotations.NullMarked;

/**
 * Attempts whose result stays unknown, and the people who settle them. Lists them as analytics
 * knows them, keeps who settled which how and why in the table {@code settlement}, which is also
 * the outbox of {@code unknown.settlements.v1}.
 */
@NullMarked
package com.ziraai.campaign.settlement;

import org.jspecify.annotations.NullMarked;

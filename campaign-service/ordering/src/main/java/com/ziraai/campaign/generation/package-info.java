/**
 * Codes without recipients: takes requests for them in and hands out what came of them. An
 * operation whose items are codes travels as any other; code-service makes and keeps the codes and
 * ends the items. Owns no table.
 */
@NullMarked
package com.ziraai.campaign.generation;

import org.jspecify.annotations.NullMarked;

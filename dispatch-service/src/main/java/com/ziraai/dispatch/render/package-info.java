/**
 * What a person is to read: the text of an SMS, or the approved WhatsApp template with its
 * parameters. Pure: consumes and publishes nothing and owns no table.
 */
@NullMarked
package com.ziraai.dispatch.render;

import org.jspecify.annotations.NullMarked;

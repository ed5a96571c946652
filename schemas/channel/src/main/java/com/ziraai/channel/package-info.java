/**
 * What every channel service is: it reads send commands, calls one provider, publishes what it
 * learned and turns the provider's receipts into outcomes. A service imports {@link
 * com.ziraai.channel.ChannelConfiguration} and adds a {@code Media} and a {@code Provider}.
 */
@NullMarked
package com.ziraai.channel;

import org.jspecify.annotations.NullMarked;

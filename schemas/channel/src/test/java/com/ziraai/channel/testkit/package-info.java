/**
 * What the tests of channel services share: a tiny scripted HTTP server in a provider's place,
 * {@link com.ziraai.channel.testkit.ProviderContract} for tables of cases of one adapter, and
 * {@link com.ziraai.channel.testkit.ChannelContract} for the promises of a whole service on real
 * infrastructure.
 */
@NullMarked
package com.ziraai.channel.testkit;

import org.jspecify.annotations.NullMarked;

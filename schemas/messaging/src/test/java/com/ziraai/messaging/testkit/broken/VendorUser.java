package com.ziraai.messaging.testkit.broken;

import com.ziraai.messaging.testkit.broken.provider.some.Vendor;

/** Cannot do without a vendor. */
public record VendorUser(Vendor vendor) {}

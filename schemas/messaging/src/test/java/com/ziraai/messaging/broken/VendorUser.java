package com.ziraai.messaging.broken;

import com.ziraai.messaging.broken.provider.some.Vendor;

/** Cannot do without a vendor. */
public record VendorUser(Vendor vendor) {}

/**
 * Numbers that get no message: a sponsor's blacklist, which is its own, and the global suppressions
 * of the administrators. Known by contact keys; an address is kept masked only. Serves
 * /api/v1/blacklist and /api/v1/suppressions, notes who changed them in the audit, and tells
 * intake, lists and the releaser who is on it. Owns the table blacklist.
 */
@NullMarked
package com.ziraai.campaign.blacklist;

import org.jspecify.annotations.NullMarked;

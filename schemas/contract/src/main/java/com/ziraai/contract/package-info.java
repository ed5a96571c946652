/**
 * The public contract: which topics there are, what their records are keyed by, who owns and who
 * reads them. Free of Spring, so that subscribers outside the system can use it as it is. The
 * records themselves are generated into {@code com.ziraai.event} from {@code src/main/avro}.
 */
@NullMarked
package com.ziraai.contract;

import org.jspecify.annotations.NullMarked;

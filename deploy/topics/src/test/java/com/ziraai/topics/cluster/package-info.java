@NullMarked
package com.ziraai.topics.cluster;

import org.jspecify.annotations.NullMarked;

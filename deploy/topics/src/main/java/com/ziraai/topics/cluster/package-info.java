/**
 * Plain access to the topics and consumer groups of any cluster, bytes in and bytes out. Whatever
 * keeps it from answering becomes one sentence for a person.
 */
@NullMarked
package com.ziraai.topics.cluster;

import org.jspecify.annotations.NullMarked;

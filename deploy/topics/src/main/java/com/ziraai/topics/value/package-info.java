/**
 * What the bytes of a record mean: read by the schema the registry has for them and written as JSON
 * without the data of people, unless that is asked for.
 */
@NullMarked
package com.ziraai.topics.value;

import org.jspecify.annotations.NullMarked;

@NullMarked
package com.ziraai.contract.text;

import org.jspecify.annotations.NullMarked;

/** The sponsors' REST gateway, composed of its features. */
@NullMarked
package com.ziraai.campaign;

import org.jspecify.annotations.NullMarked;

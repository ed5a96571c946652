package com.ziraai.messaging.testkit.broken.there;

import com.ziraai.messaging.testkit.broken.here.Here;
import java.util.List;

/** Needs what needs it. */
public record There(List<Here> heres) {}

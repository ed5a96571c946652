package com.ziraai.messaging.broken.there;

import com.ziraai.messaging.broken.here.Here;
import java.util.List;

/** Needs what needs it. */
public record There(List<Here> heres) {}

package com.ziraai.dispatch.followup;

import java.util.List;

/** Does what is due; what it does must be harmless when repeated. May block. */
@FunctionalInterface
public interface DueHandler {

    /** Called from one thread; when it throws, the follow-ups come again after their lease. */
    void onDue(List<Followup> due);
}

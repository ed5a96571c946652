package com.ziraai.dispatch.gate;

import com.ziraai.dispatch.gate.Answer.End;
import com.ziraai.dispatch.item.AttemptKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A question every send is asked; declare one as a bean. May block when it is subscribed to. */
public interface Check {

    /**
     * Answers for a whole batch; whoever is not in the answer passes. Asked again of the same sends
     * when somebody else decided some of them meanwhile.
     *
     * @param sends never empty
     */
    Mono<Map<AttemptKey, Answer>> ask(Collection<Send> sends);

    /** How it may end items, each under a code of its own, by which a stored end is told again. */
    default List<End> endings() {
        return List.of();
    }
}

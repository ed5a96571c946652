package com.ziraai.campaign.plan;

import com.ziraai.campaign.admission.Plan;
import java.util.List;

/** What the routes of this feature answer. */
sealed interface PlanAnswer {

    boolean success();

    /** One plan. */
    record One(boolean success, Plan data) implements PlanAnswer {}

    /** Several plans, by name. */
    record All(boolean success, List<Plan> data) implements PlanAnswer {}
}

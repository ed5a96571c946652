package com.ziraai.analytics.outcome;

/** Something new is known and committed; what changed stands in {@code unpublished_change}. */
public record OutcomesFolded() {}

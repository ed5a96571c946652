package com.ziraai.analytics.alert;

/**
 * How one number of a sponsor stands.
 *
 * @param kind what was judged
 * @param sponsorId whose number it is
 * @param over whether it is over its limit; never so by too small a sample
 * @param value a share from 0 to 1, or a count
 * @param threshold the limit
 * @param sample items or attempts it was taken from
 */
record Finding(
        AlertKind kind,
        String sponsorId,
        boolean over,
        double value,
        double threshold,
        long sample) {

    /** Key of the alert in its topic and table. */
    String key() {
        return kind + "/" + sponsorId;
    }

    static Finding of(AlertKind kind, Figures figures, AlertSettings settings) {
        return switch (kind) {
            case SLA_AT_RISK ->
                    atLeast(
                            kind,
                            figures,
                            figures.dueWithin(),
                            figures.due(),
                            settings.minimumSample(),
                            settings.slaShare());
            case HIGH_FAILURE_RATE ->
                    atMost(
                            kind,
                            figures,
                            figures.failed(),
                            figures.items(),
                            settings.minimumSample(),
                            settings.failureShare());
            case HIGH_ERROR_RATE ->
                    atMost(
                            kind,
                            figures,
                            figures.errors(),
                            figures.tries(),
                            settings.minimumSample(),
                            settings.errorShare());
            case LOW_RECOVERY_RATE ->
                    atLeast(
                            kind,
                            figures,
                            figures.retriedGood(),
                            figures.retriedGood() + figures.retriedBad(),
                            settings.minimumRetried(),
                            settings.recoveryShare());
            case MANY_UNKNOWN ->
                    count(
                            kind,
                            figures,
                            figures.unknown(),
                            settings.unknownItems(),
                            figures.items());
            case CONSERVATION_BROKEN ->
                    count(kind, figures, figures.overfull(), 0, figures.overfull());
        };
    }

    private static Finding atLeast(
            AlertKind kind, Figures figures, long part, long whole, int minimum, double limit) {
        double share = whole == 0 ? 1 : (double) part / whole;
        boolean over = whole >= minimum && share < limit;
        return new Finding(kind, figures.sponsorId(), over, share, limit, whole);
    }

    private static Finding atMost(
            AlertKind kind, Figures figures, long part, long whole, int minimum, double limit) {
        double share = whole == 0 ? 0 : (double) part / whole;
        boolean over = whole >= minimum && share > limit;
        return new Finding(kind, figures.sponsorId(), over, share, limit, whole);
    }

    private static Finding count(
            AlertKind kind, Figures figures, long value, long limit, long sample) {
        return new Finding(kind, figures.sponsorId(), value > limit, value, limit, sample);
    }
}

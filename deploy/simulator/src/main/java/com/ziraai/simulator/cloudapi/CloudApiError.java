package com.ziraai.simulator.cloudapi;

import static java.util.Map.entry;

import java.util.Map;

/**
 * An error of the Graph API.
 *
 * @param status HTTP status of a synchronous answer
 * @param title what stands after the code in the message
 * @param details what stands in {@code error_data.details}
 */
record CloudApiError(int code, int status, String title, String details) {

    static final int UNDELIVERABLE = 131026;

    private static final Known UNKNOWN = new Known(400, "Unknown error");

    private static final Map<Integer, Known> CATALOGUE =
            Map.ofEntries(
                    entry(0, new Known(401, "AuthException")),
                    entry(1, new Known(400, "API Unknown")),
                    entry(2, new Known(503, "API Service")),
                    entry(3, new Known(500, "API Method")),
                    entry(4, new Known(429, "Application request limit reached")),
                    entry(10, new Known(403, "Permission Denied")),
                    entry(33, new Known(400, "Parameter value is not valid")),
                    entry(100, new Known(400, "Invalid parameter")),
                    entry(190, new Known(401, "Invalid OAuth access token")),
                    entry(368, new Known(403, "Temporarily blocked for policies violations")),
                    entry(80007, new Known(429, "Rate limit issues")),
                    entry(130429, new Known(429, "Rate limit hit")),
                    entry(130472, new Known(400, "User's number is part of an experiment")),
                    entry(130497, new Known(403, "Business account is restricted")),
                    entry(131000, new Known(500, "Something went wrong")),
                    entry(131005, new Known(403, "Access denied")),
                    entry(131008, new Known(400, "Required parameter is missing")),
                    entry(131009, new Known(400, "Parameter value is not valid")),
                    entry(131016, new Known(503, "Service unavailable")),
                    entry(131021, new Known(400, "Recipient cannot be sender")),
                    entry(131026, new Known(400, "Message undeliverable")),
                    entry(131031, new Known(403, "Account has been locked")),
                    entry(131042, new Known(400, "Business eligibility payment issue")),
                    entry(131047, new Known(400, "Re-engagement message")),
                    entry(131048, new Known(429, "Spam rate limit hit")),
                    entry(131049, new Known(400, "Meta chose not to deliver")),
                    entry(131050, new Known(400, "User has stopped marketing messages")),
                    entry(131051, new Known(400, "Unsupported message type")),
                    entry(131056, new Known(429, "Pair rate limit hit")),
                    entry(131057, new Known(500, "Account in maintenance mode")),
                    entry(132000, new Known(400, "Template param count mismatch")),
                    entry(132001, new Known(404, "Template does not exist")),
                    entry(132005, new Known(400, "Template hydrated text too long")),
                    entry(132007, new Known(400, "Template format character policy violated")),
                    entry(132012, new Known(400, "Template parameter format mismatch")),
                    entry(132015, new Known(400, "Template is paused")),
                    entry(132016, new Known(400, "Template is disabled")),
                    entry(133004, new Known(503, "Server temporarily unavailable")),
                    entry(133010, new Known(400, "Phone number not registered")));

    static CloudApiError of(int code, String details) {
        Known known = CATALOGUE.getOrDefault(code, UNKNOWN);
        return new CloudApiError(code, known.status, known.title, details);
    }

    static CloudApiError of(int code) {
        return of(code, CATALOGUE.getOrDefault(code, UNKNOWN).title);
    }

    CloudApiError withStatus(int other) {
        return new CloudApiError(code, other, title, details);
    }

    String message() {
        return "(#" + code + ") " + title;
    }

    private record Known(int status, String title) {}
}

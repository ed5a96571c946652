package com.ziraai.campaign.callback;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks addresses a sponsor wants to be called at, by what can be told without asking anybody:
 * where a name leads is asked at each delivery.
 */
public final class CallbackUrls {

    private static final int LONGEST = 2000;

    private final boolean allowHttp;
    private final PublicAddresses addresses;

    CallbackUrls(boolean allowHttp, PublicAddresses addresses) {
        this.allowHttp = allowHttp;
        this.addresses = addresses;
    }

    /** What is wrong with the text as a code of the catalogue of violations; empty if nothing. */
    public Optional<String> problemOf(String text) {
        return parsed(text).map(this::problem).orElse(Optional.of("INVALID_URL"));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(uri -> uri.getHost() != null && text.length() <= LONGEST);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private Optional<String> problem(URI uri) {
        if (!isAllowed(uri.getScheme())) {
            return Optional.of("CALLBACK_NOT_HTTPS");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null || !hasValidPort(uri)) {
            return Optional.of("CALLBACK_NOT_PLAIN");
        }
        return mayBeCalled(uri.getHost()) ? Optional.empty() : Optional.of("CALLBACK_NOT_PUBLIC");
    }

    private boolean isAllowed(String scheme) {
        return "https".equalsIgnoreCase(scheme) || (allowHttp && "http".equalsIgnoreCase(scheme));
    }

    private static boolean hasValidPort(URI uri) {
        return uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= 65_535);
    }

    private boolean mayBeCalled(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return addresses.mayBeCalled(InetAddress.getLoopbackAddress());
        }
        InetAddress literal = Network.literal(name.replaceAll("[\\[\\]]", ""));
        if (literal != null) {
            return addresses.mayBeCalled(literal);
        }
        // The last part of a name is never a number; of old notations of addresses it is.
        return !name.substring(name.lastIndexOf('.') + 1).matches("\\d+|0x[0-9a-f]*");
    }
}

package com.ziraai.channel.wire;

import com.ziraai.channel.lane.LaneSettings;
import com.ziraai.channel.provider.FailureCode;
import com.ziraai.channel.provider.HttpAnswer;
import com.ziraai.channel.provider.SendResult;
import com.ziraai.channel.provider.SendResult.Rejected;
import com.ziraai.channel.provider.SendResult.Throttled;
import com.ziraai.channel.provider.SendResult.Unknown;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import reactor.core.Exceptions;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/**
 * What an HTTP status or a failure of transport means, once for all providers. In doubt the result
 * is unknown: a second message is worse than a late one.
 */
final class HttpJudgement {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final LaneSettings settings;

    HttpJudgement(LaneSettings settings) {
        this.settings = settings;
    }

    /** Of an answer whose body proved nothing. */
    SendResult of(HttpAnswer answer) {
        int status = answer.status();
        String code = "HTTP " + status;
        if (status == TOO_MANY_REQUESTS) {
            return new Throttled(answer.retryAfter().orElse(settings.defaultPause()));
        }
        if (status == REQUEST_TIMEOUT || status >= 500) {
            return new Unknown(FailureCode.PROVIDER_ERROR.failure(code));
        }
        if (status == 401 || status == 403) {
            return new Rejected(FailureCode.PROVIDER_CREDENTIALS.failure(code));
        }
        return status >= 200 && status < 300
                ? new Unknown(FailureCode.ANSWER_UNREADABLE.failure(code))
                : new Rejected(FailureCode.PROVIDER_REFUSED.failure(code));
    }

    /** Of a call without an answer. */
    SendResult of(Throwable failure) {
        return switch (Exceptions.unwrap(failure)) {
            case PoolAcquireTimeoutException _ -> new Throttled(settings.defaultPause());
            case PoolAcquirePendingLimitException _ -> new Throttled(settings.defaultPause());
            case Throwable reason when neverLeft(reason) ->
                    new Rejected(FailureCode.PROVIDER_UNREACHABLE.failure(name(reason)));
            case Throwable reason -> new Unknown(FailureCode.NO_ANSWER.failure(name(reason)));
        };
    }

    /** Failures of connecting: not a byte of the request had been written. */
    private static boolean neverLeft(Throwable reason) {
        return reason instanceof ConnectException
                || reason instanceof NoRouteToHostException
                || reason instanceof UnknownHostException
                || reason instanceof SSLHandshakeException
                || reason instanceof NotSslRecordException;
    }

    /** The kind of failure; its message may name the address with its query. */
    private static String name(Throwable reason) {
        return reason.getClass().getSimpleName();
    }
}

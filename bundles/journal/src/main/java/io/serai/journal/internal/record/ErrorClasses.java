package io.serai.journal.internal.record;

import io.serai.journal.ErrorClass;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.ValidationException;
import org.jspecify.annotations.Nullable;

/** Tells why a step failed: from an HTTP status where the failure has one, else from the classes of its causes. */
public final class ErrorClasses {
    private static final int MAX_CAUSES = 8;
    private static final int TOO_MANY_REQUESTS = 429;

    private ErrorClasses() {}

    public static ErrorClass of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            ErrorClass known = known(cause);
            if (known != null) {
                return known;
            }
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return ErrorClass.OTHER;
    }

    private static @Nullable ErrorClass known(Throwable cause) {
        Integer status = status(cause);
        if (status != null) {
            return ofStatus(status);
        }
        String name = cause.getClass().getSimpleName();
        if (cause instanceof HttpConnectTimeoutException || name.contains("ConnectTimeout")) {
            return ErrorClass.NETWORK;
        }
        if (cause instanceof SocketTimeoutException
                || cause instanceof HttpTimeoutException
                || cause instanceof TimeoutException
                || cause instanceof ExchangeTimedOutException) {
            return ErrorClass.TIMEOUT;
        }
        if (name.contains("Authentication") || name.contains("Unauthorized") || name.contains("AccessDenied")) {
            return ErrorClass.AUTH;
        }
        if (cause instanceof ValidationException
                || cause instanceof TypeConversionException
                || cause instanceof IllegalArgumentException) {
            return ErrorClass.INVALID;
        }
        if (name.startsWith("SQLTransient")) {
            return ErrorClass.SERVER;
        }
        return cause instanceof IOException && !name.startsWith("Json") ? ErrorClass.NETWORK : null;
    }

    private static @Nullable ErrorClass ofStatus(int status) {
        return switch (status) {
            case TOO_MANY_REQUESTS -> ErrorClass.RATE_LIMIT;
            case 401, 403, 407 -> ErrorClass.AUTH;
            case 408, 504 -> ErrorClass.TIMEOUT;
            default -> status >= 500 ? ErrorClass.SERVER : status >= 400 ? ErrorClass.INVALID : null;
        };
    }

    /** Components have classes of their own for a refused HTTP call; all of them tell the status in the same way. */
    private static @Nullable Integer status(Throwable cause) {
        return get(cause, "getStatusCode") instanceof Integer status ? status : null;
    }

    /**
     * How long the far side asks to wait.
     *
     * @return null if it does not ask; see RFC 9110, section 10.2.3
     */
    public static @Nullable Duration retryAfter(Throwable failure, Instant now) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (get(cause, "getResponseHeaders") instanceof Map<?, ?> headers) {
                for (Map.Entry<?, ?> header : headers.entrySet()) {
                    if ("retry-after".equals(String.valueOf(header.getKey()).toLowerCase(Locale.ROOT))) {
                        return delay(String.valueOf(header.getValue()).trim(), now);
                    }
                }
            }
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return null;
    }

    private static @Nullable Duration delay(String value, Instant now) {
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(value)));
        } catch (NumberFormatException noSeconds) {
            try {
                Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
            } catch (DateTimeException unreadable) {
                return null;
            }
        }
    }

    private static @Nullable Object get(Throwable cause, String method) {
        try {
            return cause.getClass().getMethod(method).invoke(cause);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }
}

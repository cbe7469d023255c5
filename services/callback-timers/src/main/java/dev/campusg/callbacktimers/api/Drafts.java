package dev.campusg.callbacktimers.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.campusg.callbacktimers.application.Timers.Draft;
import dev.campusg.callbacktimers.domain.CallbackHeaders;
import dev.campusg.callbacktimers.domain.Destinations;
import dev.campusg.callbacktimers.domain.ExecuteAt;
import dev.campusg.callbacktimers.domain.Recurrence;
import dev.campusg.callbacktimers.domain.Refusal;
import dev.campusg.callbacktimers.domain.Retry;
import dev.campusg.callbacktimers.domain.Spec;
import dev.campusg.callbacktimers.domain.Target;
import dev.campusg.callbacktimers.recurring.Occurrences;
import dev.campusg.callbacktimers.store.TimerRow;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what clients send into timers, or refuses it. */
@Singleton
class Drafts {

    private static final int MAX_METADATA = 16 * 1024;

    private final Json json;
    private final Destinations destinations;

    Drafts(Json json, Destinations destinations) {
        this.json = json;
        this.destinations = destinations;
    }

    Draft fresh(Requests.Timer request, Instant now) {
        if (request.callbackUrl() == null) {
            throw Refusal.invalid("callback_url is missing");
        }
        if (request.executeAt() == null && request.recurrence() == null) {
            throw Refusal.invalid("execute_at is missing");
        }
        Recurrence rule = request.recurrence() == null ? null : recurrence(request.recurrence(), request.timezone());
        Spec spec = new Spec(
                url(request.callbackUrl()),
                headers(request.callbackHeaders()),
                text(request.callbackPayload(), "callback_payload", Spec.MAX_PAYLOAD),
                text(request.metadata(), "metadata", MAX_METADATA),
                request.retry() == null ? null : retry(request.retry()),
                rule,
                Boolean.TRUE.equals(request.sign()),
                Boolean.TRUE.equals(request.storeResponse()),
                null);
        Instant asked = instant(request.executeAt(), request.timezone());
        return rule == null
                ? new Draft(accepted(asked, now), spec)
                : recurring(spec, rule, asked == null ? null : accepted(asked, now), now);
    }

    /** What is not said stays as it is. */
    Draft updated(TimerRow row, Requests.Timer request, Instant now) {
        Spec old = row.spec();
        Recurrence rule =
                request.recurrence() == null ? old.recurrence() : recurrence(request.recurrence(), request.timezone());
        Spec spec = new Spec(
                request.callbackUrl() == null ? old.url() : url(request.callbackUrl()),
                request.callbackHeaders() == null ? old.headers() : headers(request.callbackHeaders()),
                request.callbackPayload() == null
                        ? old.payload()
                        : text(request.callbackPayload(), "callback_payload", Spec.MAX_PAYLOAD),
                request.metadata() == null ? old.metadata() : text(request.metadata(), "metadata", MAX_METADATA),
                request.retry() == null ? old.retry() : retry(request.retry()),
                rule,
                request.sign() == null ? old.sign() : request.sign(),
                request.storeResponse() == null ? old.keepResponse() : request.storeResponse(),
                old.replayOf());
        Instant asked = instant(request.executeAt(), request.timezone());
        if (asked == null && request.recurrence() == null) {
            return new Draft(row.executeAt(), spec);
        }
        return rule == null
                ? new Draft(accepted(asked, now), spec)
                : recurring(spec, rule, asked == null ? null : accepted(asked, now), now);
    }

    private Instant accepted(@Nullable Instant asked, Instant now) {
        if (asked == null) {
            throw Refusal.invalid("execute_at is missing");
        }
        return ExecuteAt.accepted(asked, now);
    }

    /** A rule begins at the instant that was asked for, or as soon as it says. */
    private static Draft recurring(Spec spec, Recurrence rule, @Nullable Instant asked, Instant now) {
        Instant first = first(rule, asked, now);
        Spec anchored = new Spec(
                spec.url(),
                spec.headers(),
                spec.payload(),
                spec.metadata(),
                spec.retry(),
                rule.from(first),
                spec.sign(),
                spec.keepResponse(),
                spec.replayOf());
        return new Draft(first, anchored);
    }

    static Instant first(Recurrence rule, @Nullable Instant asked, Instant now) {
        if (rule.every() != null) {
            Instant from = asked == null ? now.plus(rule.every()) : asked;
            return new Occurrences(rule.from(from)).first(from.minusMillis(1));
        }
        return new Occurrences(rule).first(asked == null ? now : asked.minusMillis(1));
    }

    private static @Nullable Instant instant(@Nullable String text, @Nullable String timezone) {
        if (timezone != null) {
            ExecuteAt.zone(timezone);
        }
        return text == null ? null : ExecuteAt.parse(text, timezone);
    }

    /** An address that may not be called is refused here, a name only when it is called. */
    private String url(String url) {
        if (Target.of(url)
                .said()
                .filter(address -> !destinations.allow(address))
                .isPresent()) {
            throw Refusal.invalid("callback_url must lead to a public address");
        }
        return url;
    }

    private static Map<String, String> headers(@Nullable Map<String, @Nullable String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        if (headers != null) {
            headers.forEach((name, value) -> {
                if (value == null) {
                    throw Refusal.invalid("callback_headers has a header without a value");
                }
                all.put(name, value);
            });
        }
        return CallbackHeaders.accepted(all);
    }

    private @Nullable String text(@Nullable JsonNode value, String field, int most) {
        if (value == null || value.isNull()) {
            return null;
        }
        String text = json.write(value);
        if (text.length() > most || text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw Refusal.tooLarge(field + " is larger than " + most / 1024 + " KiB");
        }
        return text;
    }

    private static Retry retry(Requests.Retry retry) {
        Retry standard = Retry.NEVER;
        return new Retry(
                retry.maxAttempts() == null ? 5 : retry.maxAttempts(),
                retry.initialSeconds() == null
                        ? standard.initial()
                        : seconds(retry.initialSeconds(), "initial_seconds"),
                retry.factor() == null ? standard.factor() : retry.factor().doubleValue(),
                retry.maxSeconds() == null ? standard.max() : seconds(retry.maxSeconds(), "max_seconds"),
                retry.jitter() == null ? standard.jitter() : retry.jitter().doubleValue(),
                retry.respectRetryAfter() == null ? standard.respectRetryAfter() : retry.respectRetryAfter());
    }

    private static Duration seconds(BigDecimal seconds, String field) {
        if (seconds.compareTo(BigDecimal.valueOf(Retry.LONGEST.toSeconds())) > 0 || seconds.signum() <= 0) {
            throw Refusal.invalid("retry." + field + " must be more than 0 and at most " + Retry.LONGEST.toSeconds());
        }
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    static Recurrence recurrence(Requests.Recurrence request, @Nullable String timezone) {
        String zone = request.timezone() == null ? timezone : request.timezone();
        return new Recurrence(
                request.cron(),
                request.everySeconds() == null ? null : Duration.ofSeconds(request.everySeconds()),
                null,
                zone == null ? ZoneId.of("UTC") : ExecuteAt.zone(zone),
                named(Recurrence.Gap.class, request.dstGap(), "dst_gap", Recurrence.Gap.NEXT),
                named(Recurrence.Overlap.class, request.dstOverlap(), "dst_overlap", Recurrence.Overlap.FIRST),
                request.until() == null ? null : ExecuteAt.parse(request.until(), zone),
                request.maxOccurrences(),
                named(Recurrence.CatchUp.class, request.catchUp(), "catch_up", Recurrence.CatchUp.SKIP));
    }

    private static <E extends Enum<E>> E named(Class<E> type, @Nullable String name, String field, E otherwise) {
        if (name == null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("recurrence." + field + " is one of "
                        + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }
}

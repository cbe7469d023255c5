package dev.campusg.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.campusg.contracts.DerivedId;
import dev.campusg.contracts.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plausible message of every kind: the order of Alice, delivered by Ben. */
final class Samples {

    static final String ORDER = "0195a1b2-c3d4-7abc-8def-0123456789ab";
    static final String SAGA = "0195a1b2-c3d4-7abd-9012-3456789abcde";
    static final Instant AT = Instant.parse("2026-03-02T12:30:00.250Z");

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("orderId", ORDER),
            Map.entry("sagaId", SAGA),
            Map.entry("correlationId", SAGA),
            Map.entry("paymentId", DerivedId.PAYMENT.of(ORDER)),
            Map.entry("escrowId", DerivedId.ESCROW.of(ORDER)),
            Map.entry("timerId", "0195a1b2-d001-7abe-8000-00000000000a"),
            Map.entry("notificationId", "0195a1b2-d002-7abf-8000-00000000000b"),
            Map.entry("customerId", "user_alice"),
            Map.entry("custId", "user_alice"),
            Map.entry("userId", "user_alice"),
            Map.entry("clerkUserId", "user_alice"),
            Map.entry("runnerId", "user_ben"),
            Map.entry("name", "Laksa"),
            Map.entry("orderDescription", "2 x Laksa"),
            Map.entry("description", "Order " + ORDER),
            Map.entry("storeLocation", "Canteen"),
            Map.entry("deliveryLocation", "Hall 7"),
            Map.entry("source", "order-service"),
            Map.entry("stripeCustomerId", "cus_alice"),
            Map.entry("paymentMethodId", "pm_card_visa"),
            Map.entry("paymentIntentId", "pi_0195a1b2"),
            Map.entry("transferId", "tr_0195a1b2"),
            Map.entry("connectAccountId", "acct_ben"),
            Map.entry("runnerConnectAccountId", "acct_ben"),
            Map.entry("returnUrl", "https://campus.example/orders"),
            Map.entry("notificationType", "ORDER_CREATED"),
            Map.entry("title", "Order placed"),
            Map.entry("message", "Your order is paid for and on offer."),
            Map.entry("saga", "create-order"),
            Map.entry("status", "CREATED"),
            Map.entry("paymentStatus", "INESCROW"),
            Map.entry("reason", "Manual cancellation requested by user"),
            Map.entry("error", "CARD_DECLINED"));

    /** Where the type's name would suggest another value than the usual one. */
    private static final Map<String, String> USUAL = Map.of(
            "order.created", "PENDING",
            "ORDER_CREATED", "PENDING",
            "ORDER_UPDATED", "ON_SITE",
            "ORDER_ACCEPTANCE_CANCELLED", "CREATED",
            "order.status_updated", "CREATED",
            "ORDER_RUNNER_CLEARED", "CREATED",
            "payment.reverted", "REVERTED",
            "PAYMENT_RELEASED", "SUCCEEDED",
            "SAGA_STATUS_CHANGED", "CANCELLED");

    private final String type;
    private final boolean full;

    private Samples(String type, boolean full) {
        this.type = type;
        this.full = full;
    }

    /** With everything that can be said. */
    static Object full(Spoken spoken) {
        return new Samples(spoken.type(), true).of(spoken.kind());
    }

    /** With nothing that can be left out. */
    static Object sparse(Spoken spoken) {
        return new Samples(spoken.type(), false).of(spoken.kind());
    }

    private Object of(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Fields.of(record).stream().map(this::of).toArray();
        try {
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No sample of " + record, e);
        }
    }

    private @Nullable Object of(Field field) {
        if (field.isNullable() && !full) {
            return null;
        }
        return Embedded.in(field)
                .<Object>map(document -> json(of(document)))
                .orElseGet(() -> field.values().isEmpty()
                        ? of(field.component().getName(), field.type())
                        : Fields.MAPPER.convertValue(
                                value(field), field.component().getType()));
    }

    private static String json(Object document) {
        try {
            return Fields.MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the values it may have the one the message is about. */
    private String value(Field field) {
        String upper = type.toUpperCase(Locale.ROOT);
        List<String> fitting = Stream.of(
                        Stream.ofNullable(USUAL.get(type)),
                        field.values().stream().filter(upper::contains),
                        Stream.ofNullable(TEXTS.get(field.component().getName())),
                        field.values().stream())
                .flatMap(Function.identity())
                .toList();
        return fitting.stream().filter(field.values()::contains).findFirst().orElseThrow();
    }

    private Object of(String name, Type type) {
        if (type instanceof ParameterizedType list) {
            return List.of(of(name, list.getActualTypeArguments()[0]));
        }
        Class<?> kind = (Class<?>) type;
        if (kind.isEnum()) {
            return kind.getEnumConstants()[1];
        }
        return kind == Money.class || !kind.isRecord() ? scalar(name, kind) : of(kind);
    }

    private static Object scalar(String name, Class<?> kind) {
        return switch (kind.getSimpleName()) {
            case "String" -> TEXTS.getOrDefault(name, name);
            case "boolean", "Boolean" -> true;
            case "int", "Integer" -> name.equals("quantity") ? 2 : 5;
            case "long", "Long" -> name.equals("amount") ? 1450L : 3L;
            case "BigDecimal" -> new BigDecimal("4.8");
            case "Instant" -> AT;
            case "Money" -> money(name);
            default -> throw new IllegalStateException("No sample of " + kind);
        };
    }

    private static Money money(String name) {
        return switch (name) {
            case "price" -> new Money(600);
            case "foodFee" -> new Money(1200);
            case "deliveryFee" -> new Money(250);
            default -> new Money(1450);
        };
    }
}

package dev.campusg.payment.gateway.stripe;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the stub of Stripe holds, captured, sent on and gave back, by Stripe's rules. */
public final class StripeLedger {

    /** A request that is not carried out. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final int status;
        final String type;
        final String code;
        final String declineCode;
        final transient JsonObject intent;

        Refused(int status, String type, String code, String declineCode, JsonObject intent) {
            this.status = status;
            this.type = type;
            this.code = code;
            this.declineCode = declineCode;
            this.intent = intent;
        }

        static Refused invalid(String code, JsonObject intent) {
            return new Refused(400, "invalid_request_error", code, null, intent);
        }
    }

    private final Map<String, JsonObject> intents = new LinkedHashMap<>();
    private final Map<String, JsonObject> transfers = new LinkedHashMap<>();
    private int holds;
    private int captures;
    private int refunds;

    synchronized JsonObject execute(String method, String path, Map<String, String> form) {
        String[] parts = path.substring("/v1/".length()).split("/");
        boolean list = method.equals("GET") && parts.length == 1;
        return switch (parts[0]) {
            case "payment_intents" ->
                list ? list(intents, "customer", form) : parts.length == 1 ? create(form) : intent(parts, form);
            case "transfers" -> list ? list(transfers, "transfer_group", form) : transfer(form);
            case "refunds" -> refund(form);
            default -> throw Refused.invalid("url_invalid", null);
        };
    }

    private static JsonObject list(Map<String, JsonObject> all, String field, Map<String, String> form) {
        JsonArray found = new JsonArray();
        all.values().stream()
                .filter(one -> form.get(field).equals(one.getString(field)))
                .forEach(found::add);
        return new JsonObject().put("object", "list").put("has_more", false).put("data", found);
    }

    private JsonObject create(Map<String, String> form) {
        if (form.get("payment_method").equals("pm_missing")) {
            throw Refused.invalid("resource_missing", null);
        }
        JsonObject intent = new JsonObject()
                .put("id", "pi_" + (intents.size() + 1))
                .put("object", "payment_intent")
                .put("status", "requires_confirmation")
                .put("amount", Long.parseLong(form.get("amount")))
                .put("currency", form.get("currency"))
                .put("capture_method", form.get("capture_method"))
                .put("customer", form.get("customer"))
                .put("payment_method", form.get("payment_method"))
                .put("metadata", metadata(form));
        intents.put(intent.getString("id"), intent);
        return intent.copy();
    }

    private JsonObject intent(String[] parts, Map<String, String> form) {
        JsonObject intent = intents.get(parts[1]);
        if (intent == null) {
            throw new Refused(404, "invalid_request_error", "resource_missing", null, null);
        }
        switch (parts.length == 2 ? "retrieve" : parts[2]) {
            case "confirm" -> confirm(intent, form);
            case "capture" -> {
                move(intent, "succeeded", "requires_capture");
                intent.put("latest_charge", "ch_" + intent.getString("id"));
                captures++;
            }
            case "cancel" ->
                move(intent, "canceled", "requires_confirmation", "requires_payment_method", "requires_capture");
            default -> {}
        }
        return intent.copy();
    }

    private void confirm(JsonObject intent, Map<String, String> form) {
        if (!"true".equals(form.get("off_session"))) {
            throw Refused.invalid("parameter_missing", intent);
        }
        String[] decline = switch (intent.getString("payment_method")) {
            case "pm_card_chargeDeclined" -> new String[] {"card_declined", "generic_decline"};
            case "pm_card_insufficientFunds" -> new String[] {"card_declined", "insufficient_funds"};
            case "pm_card_stolen" -> new String[] {"card_declined", "stolen_card"};
            case "pm_card_authenticationRequired" -> new String[] {"authentication_required", null};
            case "pm_card_processingError" -> new String[] {"processing_error", null};
            default -> null;
        };
        move(intent, decline == null ? "requires_capture" : "requires_payment_method", "requires_confirmation");
        if (decline != null) {
            JsonObject error = new JsonObject()
                    .put("type", "card_error")
                    .put("code", decline[0])
                    .put("decline_code", decline[1])
                    .put(
                            "payment_method",
                            new JsonObject()
                                    .put("id", "pm_1")
                                    .put("object", "payment_method")
                                    .put("type", "card"));
            intent.put("last_payment_error", error);
            throw new Refused(402, "card_error", decline[0], decline[1], intent.copy());
        }
        holds++;
    }

    private static void move(JsonObject intent, String to, String... from) {
        if (!List.of(from).contains(intent.getString("status"))) {
            throw Refused.invalid("payment_intent_unexpected_state", intent.copy());
        }
        intent.put("status", to);
    }

    /** Out of one charge goes no more than came in. */
    private JsonObject transfer(Map<String, String> form) {
        if (!form.get("destination").startsWith("acct_")) {
            throw Refused.invalid("resource_missing", null);
        }
        JsonObject charged = intents.get(form.get("source_transaction").substring("ch_".length()));
        long gone = transfers.values().stream()
                .filter(one -> one.getString("source_transaction").equals(form.get("source_transaction")))
                .mapToLong(one -> one.getLong("amount"))
                .sum();
        long amount = Long.parseLong(form.get("amount"));
        if (gone + amount > charged.getLong("amount")) {
            throw Refused.invalid("balance_insufficient", null);
        }
        JsonObject transfer = new JsonObject()
                .put("id", "tr_" + (transfers.size() + 1))
                .put("object", "transfer")
                .put("amount", amount)
                .put("destination", form.get("destination"))
                .put("source_transaction", form.get("source_transaction"))
                .put("transfer_group", form.get("transfer_group"))
                .put("metadata", metadata(form));
        transfers.put(transfer.getString("id"), transfer);
        return transfer.copy();
    }

    private JsonObject refund(Map<String, String> form) {
        JsonObject intent = intents.get(form.get("payment_intent"));
        if (intent.getBoolean("refunded", false)) {
            throw Refused.invalid("charge_already_refunded", null);
        }
        intent.put("refunded", true);
        refunds++;
        return new JsonObject().put("id", "re_1").put("object", "refund").put("status", "succeeded");
    }

    private static JsonObject metadata(Map<String, String> form) {
        JsonObject metadata = new JsonObject();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        return metadata;
    }

    /** How often a card was made to hold an amount, in all. */
    public synchronized int holds() {
        return holds;
    }

    public synchronized int intents() {
        return intents.size();
    }

    public synchronized int captures() {
        return captures;
    }

    public synchronized int refunds() {
        return refunds;
    }

    /** How many holds stand now. */
    public synchronized long held() {
        return intents.values().stream()
                .filter(one -> one.getString("status").equals("requires_capture"))
                .count();
    }

    /** All that went to runners, in cents. */
    public synchronized long paidOut() {
        return transfers.values().stream()
                .mapToLong(one -> one.getLong("amount"))
                .sum();
    }

    public synchronized int transfers() {
        return transfers.size();
    }

    /** What Stripe would tell about the one intent there is. */
    public synchronized JsonObject event(String id, String type) {
        return new JsonObject()
                .put("id", id)
                .put("object", "event")
                .put("type", type)
                .put(
                        "data",
                        new JsonObject()
                                .put(
                                        "object",
                                        intents.values().iterator().next().copy()));
    }
}

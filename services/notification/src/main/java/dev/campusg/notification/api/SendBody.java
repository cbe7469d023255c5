package dev.campusg.notification.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.campusg.eventstore.quarkus.http.Key;
import dev.campusg.notification.domain.NotificationTerms;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What to tell whom, in either spelling. */
record SendBody(
        @NotNull @Pattern(regexp = Key.FORM) @JsonAlias({"user_id", "customerId", "customer_id"})
        String userId,

        @NotBlank @Size(max = NotificationTerms.MAX_TYPE) @JsonAlias({"notification_type", "notificationType"})
        String type,

        @NotBlank @Size(max = NotificationTerms.MAX_TITLE) String title,

        @NotBlank @Size(max = NotificationTerms.MAX_MESSAGE) String message,

        @Nullable @Pattern(regexp = Key.FORM) @JsonAlias("order_id")
        String orderId) {}

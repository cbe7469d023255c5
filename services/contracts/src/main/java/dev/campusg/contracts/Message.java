package dev.campusg.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What can be said across a border: the payload of one message. */
public sealed interface Message
        permits OrderMessages,
                UserMessages,
                PaymentMessages,
                EscrowMessages,
                TimerMessages,
                NotificationMessages,
                SagaMessages {

    /** The {@code type} field of the message's envelope. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Type {
        String value();
    }

    /** The type of a kind of message. */
    static String typeOf(Class<?> message) {
        Type type = message.getAnnotation(Type.class);
        if (type == null) {
            throw new IllegalArgumentException(message + " has no @Message.Type");
        }
        return type.value();
    }
}

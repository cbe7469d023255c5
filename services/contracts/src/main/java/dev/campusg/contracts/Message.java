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

    /** Where a family of messages is said. A family without commands has no topic for them. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface On {
        String commands() default "";

        String events();
    }

    /** What may come back for a command: exactly one of these. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Replies {
        Class<? extends Message>[] value();
    }

    /**
     * The values a text has. It stays a text, so that a reader does not fail at a value that came later; nothing else is
     * published until it stands here.
     */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.RECORD_COMPONENT)
    @interface OneOf {
        Class<? extends Enum<?>> value();
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

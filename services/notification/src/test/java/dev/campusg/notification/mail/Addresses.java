package dev.campusg.notification.mail;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Whose address is which, to be filled by a test. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Addresses {}

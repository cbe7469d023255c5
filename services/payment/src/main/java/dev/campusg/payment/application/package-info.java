/** What the payment service does with messages, and the port to whoever moves the money. */
@NullMarked
package dev.campusg.payment.application;

import org.jspecify.annotations.NullMarked;

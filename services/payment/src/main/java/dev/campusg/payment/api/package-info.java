/** Payments over HTTP. */
@NullMarked
package dev.campusg.payment.api;

import org.jspecify.annotations.NullMarked;

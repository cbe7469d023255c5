/** Gateways: a simulated card processor that behaves like a remote one, and remembers like one. */
@NullMarked
package dev.campusg.payment.gateway;

import org.jspecify.annotations.NullMarked;

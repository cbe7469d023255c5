/** Which topics payments listen to. */
@NullMarked
package dev.campusg.payment.messaging;

import org.jspecify.annotations.NullMarked;

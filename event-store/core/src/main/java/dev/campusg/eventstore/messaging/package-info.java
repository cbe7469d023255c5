/** How messages become commands and decisions become messages; without a broker and without a wire format. */
@NullMarked
package dev.campusg.eventstore.messaging;

import org.jspecify.annotations.NullMarked;

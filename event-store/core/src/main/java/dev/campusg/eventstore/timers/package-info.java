/** Timers as they are stored: who may fire which, and what is due soon. */
@NullMarked
package dev.campusg.eventstore.timers;

import org.jspecify.annotations.NullMarked;

/** Durable timers: what is due soon is held in memory, the store is asked once a window, hints fill the gap. */
@NullMarked
package dev.campusg.timers;

import org.jspecify.annotations.NullMarked;

/** What the timer service reacts to, and what follows. */
@NullMarked
package dev.campusg.timer.application;

import org.jspecify.annotations.NullMarked;

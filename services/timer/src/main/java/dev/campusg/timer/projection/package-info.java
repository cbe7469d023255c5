/** Request timers as lists. */
@NullMarked
package dev.campusg.timer.projection;

import org.jspecify.annotations.NullMarked;

/** Request timers over HTTP. */
@NullMarked
package dev.campusg.timer.api;

import org.jspecify.annotations.NullMarked;

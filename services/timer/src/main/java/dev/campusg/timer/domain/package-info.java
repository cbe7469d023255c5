/** The rules of request timers, pure. */
@NullMarked
package dev.campusg.timer.domain;

import org.jspecify.annotations.NullMarked;

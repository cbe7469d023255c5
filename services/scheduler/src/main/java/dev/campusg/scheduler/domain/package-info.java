/** The rules of scheduled events, pure. */
@NullMarked
package dev.campusg.scheduler.domain;

import org.jspecify.annotations.NullMarked;

/** What changes, told to those who are there to hear it: server-sent events that resume from the log. */
@NullMarked
package dev.campusg.eventstore.quarkus.live;

import org.jspecify.annotations.NullMarked;

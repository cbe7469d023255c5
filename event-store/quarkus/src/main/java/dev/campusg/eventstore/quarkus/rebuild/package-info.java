/** Read models, which are the stored states of streams, held against the log and mended from it while all goes on. */
@NullMarked
package dev.campusg.eventstore.quarkus.rebuild;

import org.jspecify.annotations.NullMarked;

/** What tests of event-sourced services share, and the suites every store must pass. */
@NullMarked
package dev.campusg.eventstore.testkit;

import org.jspecify.annotations.NullMarked;

/** A consumer that answers questions from the topics alone. Begin with {@link dev.campusg.examples.analytics.Orders}. */
@NullMarked
package dev.campusg.examples.analytics;

import org.jspecify.annotations.NullMarked;

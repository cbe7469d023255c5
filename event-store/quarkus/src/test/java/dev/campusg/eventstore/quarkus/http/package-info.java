@NullMarked
package dev.campusg.eventstore.quarkus.http;

import org.jspecify.annotations.NullMarked;

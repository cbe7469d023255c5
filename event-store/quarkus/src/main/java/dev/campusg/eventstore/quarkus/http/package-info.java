/**
 * The HTTP border every service shares: who calls, what a request may look like, what an answer looks like when it is
 * no, and requests that may be repeated. Resources see only {@link RequestIdentity}, {@link Caller} and {@link Page}.
 */
@NullMarked
package dev.campusg.eventstore.quarkus.http;

import org.jspecify.annotations.NullMarked;

/** Completing orders over HTTP. */
@NullMarked
package dev.campusg.completeordersaga.api;

import org.jspecify.annotations.NullMarked;

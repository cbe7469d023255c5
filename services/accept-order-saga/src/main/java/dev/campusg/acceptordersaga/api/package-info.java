/** Accepting orders over HTTP. */
@NullMarked
package dev.campusg.acceptordersaga.api;

import org.jspecify.annotations.NullMarked;

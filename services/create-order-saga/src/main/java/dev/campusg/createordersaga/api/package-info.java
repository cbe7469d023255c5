/** Sagas over HTTP. */
@NullMarked
package dev.campusg.createordersaga.api;

import org.jspecify.annotations.NullMarked;

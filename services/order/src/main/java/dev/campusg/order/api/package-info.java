/** Orders over HTTP. */
@NullMarked
package dev.campusg.order.api;

import org.jspecify.annotations.NullMarked;

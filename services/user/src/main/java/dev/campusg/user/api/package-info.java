/** Users over HTTP. */
@NullMarked
package dev.campusg.user.api;

import org.jspecify.annotations.NullMarked;

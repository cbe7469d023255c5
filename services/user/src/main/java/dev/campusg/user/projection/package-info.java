/** Users as lists. */
@NullMarked
package dev.campusg.user.projection;

import org.jspecify.annotations.NullMarked;

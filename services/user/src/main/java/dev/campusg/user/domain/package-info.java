/** What a user is and what can happen to one. */
@NullMarked
package dev.campusg.user.domain;

import org.jspecify.annotations.NullMarked;

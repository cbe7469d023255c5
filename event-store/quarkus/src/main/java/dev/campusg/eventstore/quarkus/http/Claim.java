package dev.campusg.eventstore.quarkus.http;

import dev.campusg.eventstore.Metadata;
import dev.campusg.eventstore.StreamId;
import org.jspecify.annotations.Nullable;

/** One request with a key, new or repeated. */
record Claim(StreamId stream, Metadata metadata, KeyEvent.KeyClaimed key, KeyEvent.@Nullable Answered answer) {}

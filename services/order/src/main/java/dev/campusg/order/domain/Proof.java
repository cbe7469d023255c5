package dev.campusg.order.domain;

import org.jspecify.annotations.Nullable;

/** What a runner shows for a stage: a receipt at PURCHASED, a picture or signature at DELIVERED. */
public record Proof(
        @Nullable String type,
        @Nullable String url,
        @Nullable String note) {}

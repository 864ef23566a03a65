package io.github.camelzoom.websocket.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/** How JSON from the wire is read: the limits and switches that every reader here shares. */
public final class Json {

    /** Zoom's events are nested less than ten levels deep; no honest text comes near this. */
    static final int MAX_DEPTH = 200;

    /** In digits. A number of more would cost quadratic time as soon as somebody calculates with it. */
    static final int MAX_NUMBER_LENGTH = 1_000;

    /** In characters; Zoom's longest member name has some forty. */
    static final int MAX_NAME_LENGTH = 10_000;

    private Json() {}

    /**
     * A new factory with the shared limits. Each object mapper needs its own, because it writes itself into the factory
     * it is given.
     */
    public static JsonFactory newFactory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        // The text is in memory already, bounded by maxMessageSize, and a string in it cannot be
                        // longer: a second limit could only contradict the user's own.
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                // Names from the wire must neither fill the JVM's table of interned strings ...
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // ... nor make an exception of colliding hashes; without this the parser stops caching names instead.
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                // Source snippets in exceptions would put payloads, download tokens included, into logs.
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }
}

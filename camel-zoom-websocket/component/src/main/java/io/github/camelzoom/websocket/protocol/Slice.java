package io.github.camelzoom.websocket.protocol;

import java.nio.charset.StandardCharsets;

/** Bytes of ASCII within an array, of which a text is made when somebody asks for it. */
record Slice(byte[] bytes, int from, int to) {

    String text() {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}

package io.github.camelzoom.websocket.protocol;

/** Says that the JSON library has to look. Without a stack trace, since it is an ordinary outcome. */
final class Unusual extends Exception {

    static final Unusual INSTANCE = new Unusual();

    private static final long serialVersionUID = 1;

    private Unusual() {
        super("for the library", null, false, false);
    }
}

package io.github.camelzoom.examples.dashboard.simulated;

/** What can be done to the connection, and what is to be seen then. */
enum Trouble {
    CLOSE("Close", "Zoom closes the connection. A stable one is replaced at once.", false),
    FREEZE(
            "Freeze",
            "The connection stays open and nothing comes any more: half-open. It is found dead after the liveness timeout.",
            false),
    DISPLACE(
            "Displace",
            "Another client connects, and Zoom serves the newest only. The subscription is taken back after a while.",
            false),
    REFUSE(
            "Refuse tokens",
            "Zoom closes the connection and accepts no token until you press this again. Retries become rare meanwhile.",
            true),
    DELAY("Delay by 3 s", "Zoom sends events late until you press this again: see the delays.", true);

    private final String label;
    private final String effect;
    private final boolean lasting;

    Trouble(String label, String effect, boolean lasting) {
        this.label = label;
        this.effect = effect;
        this.lasting = lasting;
    }

    String label() {
        return label;
    }

    String effect() {
        return effect;
    }

    /** Whether it lasts until it is ended. */
    boolean lasting() {
        return lasting;
    }
}

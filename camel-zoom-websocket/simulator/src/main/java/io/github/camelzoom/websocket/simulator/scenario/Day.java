package io.github.camelzoom.websocket.simulator.scenario;

import java.util.random.RandomGenerator;

/** How long the day is, and how much of everything it has. Times are seconds since its start. */
record Day(int seconds, double size, RandomGenerator random) {

    /** How many things happen of a kind that usually has so many. */
    int count(int usual) {
        return Math.max(1, (int) Math.round(usual * size));
    }

    /** A time at which something may begin that takes so long and must end today. */
    int begin(int duration) {
        return random.nextInt(Math.max(1, seconds - duration));
    }
}

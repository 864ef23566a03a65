package io.github.camelzoom.websocket.simulator.scenario;

/**
 * Somebody who takes part.
 *
 * @param id user id; empty for guests, as Zoom has it
 * @param email empty for guests
 * @param extension phone extension
 */
record Person(String id, String firstName, String lastName, String email, int extension) {
    static Person guest(String name) {
        return new Person("", name, "", "", 0);
    }

    String name() {
        return lastName.isEmpty() ? firstName : firstName + " " + lastName;
    }
}
